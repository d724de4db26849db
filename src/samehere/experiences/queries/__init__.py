"""Reads of this room. Each takes the viewer and sees no more than the viewer may."""
