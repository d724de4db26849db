"""What people hold of a treatment, what others write, how it is to be used: nobody's experience."""

import pytest

from samehere.experiences.extraction.tests.builders import read


@pytest.mark.parametrize(
    "text",
    [
        "Anna - I think steroids cause skin thinning but no itch.",
        "Good to know that clobetasol should be put on everywhere.",
    ],
)
def test_an_opinion_is_no_experience(text: str) -> None:
    assert not [s for s in read(text) if s.assertion == "stated"]


def test_what_reviewers_write_is_not_the_author_s() -> None:
    text = "I use tacrolimus. Most reviewers write that it is hard, but then the itch is gone."
    assert {s.kind for s in read(text)} == {"use"}


def test_what_somebody_thinks_it_did_to_her_is_hedged() -> None:
    found = read("I think metformin gave me headaches.")
    assert {(s.kind, s.assertion) for s in found} >= {("effect", "hedged")}


def test_a_course_of_so_long_is_the_whole() -> None:
    (found,) = read("They have me on the 8 week metformin protocol.")
    assert (found.regimen.duration, found.regimen.duration_is) == ("P8W", "total")
