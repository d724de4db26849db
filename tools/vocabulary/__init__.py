"""Makes the lists that `samehere.vocabulary` ships. Never imported when the program runs.

Open sources (a virtual environment of their own, see docs/vocabulary.md) and the tables in `own/`,
which we wrote, become src/samehere/vocabulary/lists/*.tsv: `python -m tools.vocabulary`.
"""
