"""Every rule's own examples: what it has to read, and what it must not count."""

import pytest

from samehere.experiences.extraction.rules import Rule, inflected, measured, rules
from samehere.experiences.extraction.statements import Statement
from samehere.experiences.extraction.tests.builders import read

ALL = [*rules("uses"), *rules("effects")]
RIGHT = [(rule, example) for rule in ALL for example in rule.right]
WRONG = [(rule, example) for rule in ALL for example in rule.wrong]


def traits(statement: Statement) -> set[str]:
    role = statement.effect.role.value if statement.effect else ""
    return {
        statement.kind.value,
        statement.who.value,
        statement.status.value,
        statement.tier.value,
        statement.assertion.value,
        role,
    }


@pytest.mark.parametrize(("rule", "example"), RIGHT, ids=lambda value: str(value)[:60])
def test_a_rule_reads_its_examples(rule: Rule, example: str) -> None:
    text, _, wanted = example.partition(" => ")
    wanted_traits = set(wanted.split())
    if "suggested" not in wanted_traits:
        wanted_traits.add("counted")
    found = read(text)
    assert any(s.rule == rule.id and wanted_traits <= traits(s) for s in found), found


@pytest.mark.parametrize(("rule", "example"), WRONG, ids=lambda value: str(value)[:60])
def test_a_rule_does_not_count_what_only_looks_alike(rule: Rule, example: str) -> None:
    text, _, unwanted = example.partition(" => ")
    refused = {"counted", *unwanted.split()}
    found = [s for s in read(text) if s.rule == rule.id and refused <= traits(s)]
    assert not found


def test_rules_have_names_of_their_own() -> None:
    names = [rule.id for rule in ALL]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("apply", {"apply", "applies", "applied", "applying"}),
        ("take took taken", {"take", "takes", "took", "taken", "taking"}),
        ("try tried tried", {"try", "tries", "tried", "trying"}),
        ("stop stopped stopped", {"stop", "stops", "stopped", "stopping"}),
    ],
)
def test_verbs_are_inflected(verb: str, forms: set[str]) -> None:
    assert {form for form, _ in inflected(verb)} == forms


def test_what_was_measured_of_rules_names_rules_there_are() -> None:
    named = {name.removesuffix(".use") for name in measured()}

    assert len(named & {rule.id for rule in ALL}) > 15
    assert all(0 <= right <= given and given for right, given in measured().values())
