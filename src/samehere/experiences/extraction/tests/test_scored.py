"""Uses that no frame reads: suggested, with the right person and status, or not at all."""

from collections.abc import Sequence

import pytest

from samehere.experiences.extraction import PostText, read_thread
from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.reference import Context
from samehere.experiences.extraction.scored.candidates import candidates
from samehere.experiences.extraction.scored.features import PostFeatures
from samehere.experiences.extraction.scored.judged import Judgement
from samehere.experiences.extraction.scored.weights import Weights
from samehere.experiences.extraction.statements import Status, Tier, Who
from samehere.experiences.extraction.tests.builders import read, terms


@pytest.mark.parametrize(
    ("text", "who", "status"),
    [
        ("Metformin here, 500mg twice a day, going on three years.", "author", "taking"),
        ("Mum's had metformin since March and loves it.", "relative", "taking"),
    ],
)
def test_a_mention_without_a_frame_is_suggested(text: str, who: str, status: str) -> None:
    found = [s for s in read(text) if s.kind == "use" and s.treatment.concept == "metformin"]
    assert [(s.who.value, s.status.value) for s in found] == [(who, status)]


def test_a_reply_may_leave_out_the_treatment_the_discussion_is_about() -> None:
    found = read(
        "Anybody on metformin? How long until the nausea went?",
        "Took about three weeks for me. Still on it two years later, no side effects now.",
        title="Metformin nausea",
    )
    about = [s for s in found if s.post == 1 and s.kind == "use"]
    assert [(s.who, s.treatment.concept) for s in about] == [(Who.AUTHOR, "metformin")]


@pytest.mark.parametrize(
    "text",
    [
        "Has anybody here tried metformin?",
        "You should ask your doctor about metformin.",
        "I read that metformin can cause nausea in some people.",
    ],
)
def test_questions_tips_and_hearsay_are_nobodys_experience(text: str) -> None:
    assert not [s for s in read(text) if s.status in {Status.TAKING, Status.TOOK}]


def test_a_named_treatment_the_weights_are_certain_of_is_counted() -> None:
    (use,) = [
        s
        for s in read("Metformin here, 500mg twice a day, going on three years.")
        if s.kind == "use"
    ]
    assert (use.rule, use.tier) == ("use.scored.certain", Tier.COUNTED)


def test_what_the_weights_alone_find_in_a_post_without_the_name_is_never_counted() -> None:
    found = read("Does metformin help?", "Three years here, no trouble at all.", title="Metformin")
    alone = [s for s in found if s.rule.startswith("use.scored")]
    assert alone
    assert all(s.tier is Tier.SUGGESTED for s in alone)


def test_the_weights_know_the_features_that_the_reader_sees() -> None:
    seen: list[str] = []

    def note(reading: PostReading, context: Context, facts: Sequence[Fact]) -> Judgement:
        for candidate in candidates(reading, context, facts):
            seen.extend(PostFeatures(reading).of(candidate))
        return Judgement(list(facts))

    posts = [PostText(id=0, text="I have been taking metformin for 3 years. It helped my nausea.")]
    read_thread(posts, terms(), note)
    known = [name for name in seen if Weights.shipped().knows(name)]
    assert len(known) > 0.7 * len(seen), "run tools.reading: see docs/reading.md"
