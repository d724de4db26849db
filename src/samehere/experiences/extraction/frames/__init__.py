"""Frames: what stands round a treatment's name, and what that says."""
