"""Phrases that are no terms, and everyday words that may be."""

from pathlib import Path

OWN = Path(__file__).parent / "own"


def phrases(name: str) -> list[str]:
    """Return the lines of own/<name>.txt, without comments."""
    lines = (OWN / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
