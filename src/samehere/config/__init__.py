"""Composition: settings, addresses, wiring, start-up. Knows every room; no room knows it."""
