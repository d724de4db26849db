"""A name that two treatments share means the one the discussion spells out."""

from samehere.experiences.extraction import PostText, read_thread
from samehere.experiences.extraction.tests.builders import terms
from samehere.vocabulary.recognize import Kind, Sense, Wording

BOTH = [
    Wording(name, Sense(concept, Kind.TREATMENT, "lay"))
    for concept in ("prednisolone", "prednisone")
    for name in (concept, "preddy")
]


def meant(*texts: str, title: str | None = None) -> set[str | None]:
    """Return the treatments read in some posts of one discussion."""
    posts = [PostText(place, text, title=title) for place, text in enumerate(texts)]
    found = read_thread(posts, terms().with_terms(BOTH))
    return {s.treatment.concept for s in found}


def test_a_shared_name_means_what_another_post_spells_out() -> None:
    asked = "My mother takes prednisone, who else does?"
    assert meant("I take preddy every morning.", asked) == {"prednisone"}


def test_a_shared_name_means_what_the_title_spells_out() -> None:
    assert meant("I take preddy every morning.", title="Off prednisone") == {"prednisone"}


def test_a_shared_name_means_the_first_where_nobody_spells_it_out() -> None:
    assert meant("I take preddy every morning.") == {"prednisolone"}
