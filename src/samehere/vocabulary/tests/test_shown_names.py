"""How pages name a treatment: as the British do, or the Americans where the community is theirs."""

import pytest
from django.conf import LazySettings

from samehere.vocabulary.queries import shown_name
from samehere.vocabulary.recognize import Recognizer
from samehere.vocabulary.shipped import shown_names


@pytest.mark.parametrize(
    ("concept", "british", "american"),
    [
        ("acetaminophen", "paracetamol", "acetaminophen"),
        ("estrogen cream", "oestrogen cream", "estrogen cream"),
        ("salbutamol", "salbutamol", "albuterol"),
        ("epinephrine", "adrenaline", "epinephrine"),
        ("tacrolimus", "tacrolimus", "tacrolimus"),
        ("a treatment of our own", "a treatment of our own", "a treatment of our own"),
        ("", "", ""),
    ],
)
def test_a_community_is_shown_the_names_it_knows(
    concept: str, british: str, american: str, settings: LazySettings
) -> None:
    assert shown_name(concept) == british
    settings.NAMES_SHOWN = "american"
    assert shown_name(concept) == american


def test_whoever_writes_a_shown_name_means_its_concept() -> None:
    terms = Recognizer.shipped()
    lost = [
        (concept, name)
        for concept, names in shown_names().items()
        for name in names
        if concept not in {wording.sense.concept for wording in terms.wordings(name)}
    ]

    assert lost == []


def test_no_two_treatments_are_shown_by_one_name() -> None:
    for names in zip(*shown_names().values(), strict=True):
        assert len(set(names)) == len(names)
