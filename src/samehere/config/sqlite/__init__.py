"""The SQLite backend with a fair write gate: writers wait in a queue, readers never wait."""
