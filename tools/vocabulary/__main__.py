"""Makes all lists. See docs/vocabulary.md for the environment it needs."""

import sys

from samehere.vocabulary.shipped import NEAR_COLUMNS, SHOWN_COLUMNS
from samehere.vocabulary.words import key_of
from tools.vocabulary import phenotypes
from tools.vocabulary.blocked import phrases
from tools.vocabulary.conditions import conditions
from tools.vocabulary.everyday import common_terms, everyday_words
from tools.vocabulary.near import near_words
from tools.vocabulary.own import Line, shown, table
from tools.vocabulary.signs import signs
from tools.vocabulary.treatments import treatments
from tools.vocabulary.written import Card, write, write_cards, write_terms


def main() -> None:
    named, cards = treatments()
    ill, more = conditions()
    signs_found, sites_found = list(signs()), list(table("sites", "site"))
    version, listed = phenotypes.verbatim()
    felt = {key_of(line.name): line.concept for line in signs_found}
    hpo, known = phenotypes.used(listed, felt, {key_of(line.name) for line in ill})
    write("hpo", f"# Human Phenotype Ontology {version}\tname\tlayperson", verbatim(listed))
    counts = {
        "treatments": write_terms("treatments", named),
        "conditions": write_terms("conditions", ill),
        "signs": write_terms("signs", signs_found),
        "hpo_terms": write_terms("hpo_terms", hpo),
        "sites": write_terms("sites", sites_found),
        "concepts": write_cards([*cards, *more, *plain(signs_found), *known, *plain(sites_found)]),
    }
    write("blocked", "phrase", phrases("blocked"))
    write("shown", "\t".join(SHOWN_COLUMNS), shown({line.concept for line in named}))
    others = [*ill, *signs_found, *hpo, *sites_found]
    write("near", "\t".join(NEAR_COLUMNS), near_words(named, cards, others))
    every = {key_of(line.name) for line in (*named, *others)}
    write("everyday", "word", everyday_words(every))
    write("common", "word", common_terms(every))
    sys.stdout.write(f"{counts}\n")


def verbatim(listed: list[phenotypes.Phenotype]) -> list[str]:
    """Return code, name and laypersons' synonym as the ontology has them, one a line."""
    return [f"{term.code}\t{term.name}\t{name}" for term in listed for name in term.lay]


def plain(lines: list[Line]) -> list[Card]:
    """Return the cards of concepts of which nothing is known but their names."""
    return [Card(c, (k,)) for c, k in dict.fromkeys((ln.concept, ln.kind) for ln in lines)]


main()
