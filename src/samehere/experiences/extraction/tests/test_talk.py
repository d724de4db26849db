"""Posts that inform and advise tell nobody's use: in sentences of our own."""

import pytest

from samehere.experiences.extraction.tests.builders import read


@pytest.mark.parametrize(
    "text",
    [
        "Topiramate is a tablet primarily used for fits.",
        "Methotrexate (MTX) is commonly given once a week.",
        "If you are past forty, please ask about estrogen cream.",
        "Most patients here have metformin with their supper.",
    ],
)
def test_what_is_known_or_advised_is_nobodys_use(text: str) -> None:
    found = read("My neighbour sent me here.", text)
    assert not [s for s in found if s.who == "author" and s.assertion == "stated"]


def test_what_somebody_says_of_herself_beside_it_is_hers() -> None:
    text = "Topiramate is a tablet used for fits. I take topiramate for my head."
    told = [s for s in read("Hello.", text) if s.who == "author" and s.kind == "use"]
    assert [s.quote for s in told] == ["I take topiramate for my head."]


def test_a_title_made_of_the_openings_first_words_says_nothing_of_its_own() -> None:
    opening = "My skin doctor wants me to put tacrolimus on my hands. Who else has used it?"
    made = opening.split(".")[0]
    reply = "I do not know yours. My knees ache every winter."
    assert [s for s in read(opening, reply, title=made) if s.treatment.resolved_by == "title"] == []
    told = "Taking it slowly helps. I have had this for a month and it does me good."
    assert read(opening, told, title=made) == read(opening, told)
