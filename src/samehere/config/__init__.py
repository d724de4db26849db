"""Composition: settings, addresses, wiring, start-up. Knows every room; no room knows it.

Words owned here: setting, wiring, write gate.
"""
