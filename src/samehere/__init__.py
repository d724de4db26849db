"""SameHere, a self-hosted patient community. The rooms and their arrows: ARCHITECTURE.md."""
