"""Trains the weights of `experiences/extraction/scored` on annotated posts. Run by hand.

See docs/reading.md. Nothing of the program imports this.
"""
