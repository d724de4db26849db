"""Journeys in a real browser: what people come here to do, with script and without it."""
