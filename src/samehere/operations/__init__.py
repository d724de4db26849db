"""Running a community: serving it, checking its counts, making members from the command line.

Words owned here: serving, sample, recount.
"""
