"""Makes all lists. See docs/vocabulary.md for the environment it needs."""

import sys

from tools.vocabulary.blocked import phrases
from tools.vocabulary.own import table
from tools.vocabulary.signs import signs
from tools.vocabulary.treatments import treatments
from tools.vocabulary.written import write, write_terms


def main() -> None:
    counts = {
        "signs": write_terms("signs", signs()),
        "sites": write_terms("sites", table("sites", "site")),
        "conditions": write_terms("conditions", table("conditions", "condition")),
        "treatments": write_terms("treatments", treatments()),
    }
    write("blocked", "phrase", phrases("blocked"))
    sys.stdout.write(f"{counts}\n")


main()
