"""How somebody stands to a treatment is often told away from its name: by the whole post."""

import pytest

from samehere.experiences.extraction import PostText, read_thread
from samehere.experiences.extraction.analysis import PostReading, analyse
from samehere.experiences.extraction.pieces import pieces_of
from samehere.experiences.extraction.scored.deeds import deeds_of, spots
from samehere.experiences.extraction.scored.scorer import scorer
from samehere.experiences.extraction.scored.standing import Whole, pairs_of, sort_of
from samehere.experiences.extraction.scored.telling import telling
from samehere.experiences.extraction.statements import Status
from samehere.experiences.extraction.tests.builders import read, terms


def _reading(text: str) -> PostReading:
    return analyse(PostText(id=0, text=text), terms(), [])


def _deeds(text: str) -> list[tuple[str, str, str]]:
    reading = _reading(text)
    places = spots(reading)
    found = []
    for piece in pieces_of(reading):
        inside = [place for place in places if piece.start <= place < piece.stop]
        found += [(d.subject, d.time, d.what) for d in deeds_of(reading, piece, inside)]
    return found


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("I have been taking metformin.", ("person", "been", "use")),
        ("I was on metformin.", ("person", "past", "use")),
        ("I am still on metformin.", ("person", "now", "use")),
        ("I have tried metformin.", ("person", "perfect", "try")),
        ("I am going to stop metformin.", ("person", "ahead", "stop")),
        ("I would take metformin.", ("person", "might", "use")),
        ("It really helps.", ("thing", "now", "work")),
        ("My skin felt dry.", ("owner", "past", "feel")),
        ("Took it for a year.", ("silent", "past", "use")),
    ],
)
def test_a_verb_says_who_did_what_when(text: str, deed: tuple[str, str, str]) -> None:
    assert deed in _deeds(text)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Swallowed my first pill of it last night.", "first_dose"),
        ("Swallowed my first pill of it last night.", "recent"),
        ("So far it is bearable.", "so_far"),
        ("It is no longer for me.", "no_longer"),
        ("Nine weeks in now.", "long:after:in"),
    ],
)
def test_usual_wordings_of_time_are_marks(text: str, mark: str) -> None:
    assert mark in {mark for told in telling(_reading(text)) for mark in told.marks}


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("knee replacement", "once"),
        ("flu vaccine", "single"),
        ("amoxicillin", "course"),
        ("hormonal coil", "placed"),
        ("metformin", "other"),
    ],
)
def test_some_treatments_are_over_sooner_than_others(name: str, sort: str) -> None:
    assert sort_of(name) == sort


BEGAN = """Began it in spring after a bad winter and the first fortnight was rough. Nine weeks in
now, I sleep, I laugh, and my dry mouth is all that is left."""
GAVE_UP = """It made me shake and I could not sit still. I took it for eleven days and gave up.
Stay away from this one."""


@pytest.mark.parametrize(("text", "status"), [(BEGAN, Status.TAKING), (GAVE_UP, Status.TOOK)])
def test_a_review_is_read_to_its_end(text: str, status: Status) -> None:
    uses = [s for s in read(text, title="Sertraline") if s.kind == "use"]
    assert [(s.treatment.concept, s.status) for s in uses] == [("sertraline", status)]


def test_that_something_was_never_tried_stays_what_it_is() -> None:
    uses = [s for s in read("I have never taken metformin. I am on sertraline.") if s.kind == "use"]
    assert {s.treatment.concept: s.status.value for s in uses}["metformin"] == "never"


def test_the_weights_know_the_clues_that_the_reader_sees() -> None:
    seen: set[str] = set()

    def note(whole: Whole) -> None:
        for _, clues in pairs_of(whole):
            seen.update(clues)

    text = "I have been taking metformin for 3 years. It helps my joint pain and I feel well."
    read_thread([PostText(id=0, text=text)], terms(), stand=note)
    known = [clue for clue in seen if clue in scorer("standing").weights]
    assert len(known) > 0.7 * len(seen), "run tools.reading: see docs/reading.md"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("My doctor offered me metformin but I said no, as my sister was ill on it.", "declined"),
        ("Metformin was suggested, and so I turned it down.", "declined"),
        ("They gave me sertraline, and I have not touched metformin since.", "took"),
        ("Sertraline did nothing for me. Metformin I have not had.", "never"),
        ("Metformin is on my list, never got round to it.", "never"),
        ("My hysterectomy is booked for March.", "prescribed"),
        ("She suggested metformin. I hold the paper and I have not filled it.", "prescribed"),
        ("I take sertraline and I am waiting for the botox.", "prescribed"),
        ("Sertraline did nothing for me. Trying metformin next.", "considering"),
    ],
)
def test_what_is_said_beyond_doubt_is_believed(text: str, status: str) -> None:
    statuses = {s.treatment.concept: s.status.value for s in read(text) if s.kind == "use"}
    asked = next(
        name for name in ("metformin", "hysterectomy", "botulinum toxin") if name in statuses
    )
    assert statuses[asked] == status


def test_what_was_used_before_it_was_offered_again_was_used() -> None:
    text = "I took metformin for a year and it made me ill. They offered metformin but I said no."
    assert "took" in {s.status for s in read(text) if s.kind == "use"}
