"""Very long posts: what weights only suggest is looked for in their beginning alone."""

import sys
from collections import Counter
from types import FrameType

from samehere.experiences.extraction import Statement
from samehere.experiences.extraction.scored.reach import LONGEST_WEIGHED
from samehere.experiences.extraction.tests.builders import read

WALKS = "We walked the dog along the river and had a cup of tea. "
DAYS = (
    "I take sertraline in the evening. Headache and dizziness on most days. Really great stuff. "
    "Metformin did not agree with me, sadly: nausea, cramps, the lot. "
)
WEIGHING = {"clues_of_sign", "clues_of_tie", "_of_holder"}
FAR = WALKS * (LONGEST_WEIGHED // len(WALKS) + 1)
SIGNS = "I take sertraline. Dry mouth, headache, dizziness all week."


def told(statements: list[Statement]) -> set[tuple[str, str, str, str]]:
    return {
        (s.treatment.concept or "", s.rule, s.effect.concept or "", s.tier.value)
        for s in statements
        if s.effect
    }


def weighings(text: str, title: str | None = None) -> int:
    """Return how often reading a text weighs a sign, or a treatment with a sign or a piece."""
    seen = Counter[str]()

    def note(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            seen[frame.f_code.co_name] += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        read(text, title=title)
    finally:
        sys.setprofile(before)
    return sum(seen[name] for name in WEIGHING)


def test_signs_that_nothing_ties_are_suggested_from_the_beginning_of_a_post() -> None:
    suggested = {told for told in told(read(SIGNS)) if told[1].startswith("effect.weighed")}
    assert suggested

    assert suggested <= told(read(f"{SIGNS} {FAR}"))
    assert not suggested & told(read(f"{FAR} {SIGNS}"))


def test_what_a_frame_reads_is_read_to_the_end() -> None:
    text = "Sertraline caused nausea. Metformin really helped my itch."
    assert len(told(read(text))) == 2
    assert told(read(FAR + text)) == told(read(text))


def test_a_usual_wording_with_a_name_is_counted_to_the_end() -> None:
    text = "Metformin changed my life."
    counted = {t for t in told(read(text)) if t[1].startswith("effect.loose") and t[3] == "counted"}
    assert counted

    assert counted <= told(read(FAR + text))


def test_a_review_is_weighed_to_the_end() -> None:
    text = "Dry mouth, yawning, tight jaw."
    suggested = told(read(text, title="Sertraline"))
    assert suggested

    assert told(read(FAR + text, title="Sertraline")) >= suggested


def test_thrice_as_long_a_post_is_weighed_no_more_often() -> None:
    long, longer = (DAYS * (n * LONGEST_WEIGHED // len(DAYS)) for n in (1, 3))
    once = weighings(long)
    assert once > 100

    assert weighings(longer) <= 1.1 * once
