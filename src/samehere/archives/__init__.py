"""The way in for old communities: saved pages are read, reported on and placed.

Readers turn files into one neutral shape (`format.py`) without touching the database.
Words owned here: archive, reader, report of an import.
"""
