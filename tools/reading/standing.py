"""Learn how somebody stands to a treatment by the whole post; see docs/reading.md.

What the weights of uses say of a pair is one clue among others, so each post is read with such
weights as have not seen its condition.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reading import Thread
from samehere.experiences.extraction.read import read_thread
from samehere.experiences.extraction.scored.judged import judge
from samehere.experiences.extraction.scored.scorer import Scorer
from samehere.experiences.extraction.scored.standing import Whole, pairs_of
from samehere.experiences.extraction.scored.weights import Weights
from samehere.vocabulary.recognize import Recognizer
from tools.reading.effects import Learnt, kept, learn
from tools.reading.examples import about, statuses_of
from tools.reading.labelled import Example

# How far weights may go from nothing: the best of .015, .03, .06 and .08 in the cross-validation.
STRENGTH = 0.07


@dataclass(frozen=True, slots=True)
class Read:
    """A discussion, the name of its condition, and weights that have not seen that."""

    condition: str
    thread: Thread
    weights: Weights


def standing(read: Read, fold: int, terms: Recognizer) -> list[Example]:
    """Return the clues and the status of every use that is read in a discussion and annotated."""
    gold = {str(entry["id"]): entry["facts"] for entry in read.thread.gold}
    found: list[Example] = []

    def note(whole: Whole) -> None:
        for fact, clues in pairs_of(whole):
            facts = gold[str(whole.reading.post.id)]
            told = about(facts, fact.who.value, fact.meant.concept)
            if (status := _status([statuses_of([each]) for each in told])) is not None:
                found.append(Example(sorted(clues), status, str(fold), 1.0))

    read_thread(read.thread.posts, terms, partial(judge, weights=read.weights), stand=note)
    return found


def _status(told: Sequence[Sequence[str]]) -> str | None:
    """The status to learn; None where two episodes differ, or none is said."""
    firsts = {statuses[0] for statuses in told if statuses}
    return firsts.pop() if len(firsts) == 1 else None


def learn_standing(examples: Sequence[Example]) -> Learnt:
    """Return the weights learnt from examples."""
    return learn(examples, STRENGTH)


def scorer_of(learnt: Learnt) -> Scorer:
    """Return what was learnt ready to score, as it would be read from its file."""
    classes = tuple(str(name) for name in learnt.model.classes_)
    hundredths = ((clue, [round(100 * float(v)) for v in row]) for clue, row in kept(learnt))
    return Scorer(classes, {clue: tuple(row) for clue, row in hundredths})
