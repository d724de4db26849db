"""Uses and effects that the words of their sentence rule out, whatever the weights say."""

from itertools import pairwise

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.assertion import is_negated
from samehere.experiences.extraction.experiencer import person_noun
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Who

_OWN = frozenset({"i", "me", "my", "mine", "myself", "we", "our", "us"})
_UNREAL = frozenset({"would", "could", "might", "may", "should"})
_TRIED = frozenset({"tried", "used", "taken", "had"})
_HABITS = frozenset({"always", "usually", "often", "sometimes"})
_NEEDED = frozenset(
    {"pivotal", "essential", "vital", "crucial", "necessary", "important", "key", "needed"}
)
_THINK = frozenset({"think", "believe", "guess", "suppose", "understand"})
_PAST = frozenset(
    {"was", "were", "did", "caused", "gave", "made", "helped", "worked", "has", "had"}
)
_TELLING = frozenset({"write", "writes", "wrote", "report", "reported", "say", "says", "said"})
_SYMPTOMS = frozenset({"symptom", "symptoms"})
_ARE = frozenset({"are", "were", "is", "was", "include", "included", "being", ":"})
_ADVERBS = frozenset({"really", "basically", "just", "literally", "honestly"})
_DOING = frozenset({"did", "do", "does", "done", "was", "were", "is", "useless", "nothing"})
_BEFORE = frozenset({"once", "when", "after", "until", "as"})
_BEGUN = frozenset({"start", "started", "begin", "began", "switch", "switched", "move", "moved"})
_WILL = frozenset({"won't", "wont", "not", "will"})
_CAUSE = frozenset({"cause", "give", "make", "bring"})
_YOU = frozenset({"you", "your", "youre", "you're", "yourself"})
_ADVISING = frozenset(
    {"if", "please", "should", "consider", "ask", "recommend", "suggest", "whether"}
)
_OTHERS = frozenset({"people", "users", "patients", "everyone", "everybody", "folks", "sufferers"})
_SORT_OF = frozenset(
    {"used", "given", "made", "created", "primarily", "commonly", "typically", "usually", "known"}
    | {"available", "approved", "prescribed", "derived", "often", "called", "considered"}
)
_MET = frozenset({"her", "him", "them", "you", "doctor", "consultant", "gp", "derm", "there"})
# How far from what somebody did a sign may stand.
_BESIDE = 8
_PUT_OFF = frozenset({"defer", "delay", "postpone", "deferring", "delaying", "postponing"})
_THEM = frozenset({"it", "them", "this", "that", "either", "any"})


def is_ruled_out(reading: PostReading, place: int) -> bool:
    """Whether the sentence at a place tells of a study, of what others would do, or of no trial."""
    sentence = reading.sentence_at(place)
    said = reading.words[sentence.start : sentence.stop]
    if not _OWN & set(said):
        before = reading.people_between(sentence.start, place)
        nouns = {person_noun(reading.word(p)) for p in before}
        if Who.LITERATURE in nouns:
            return True
        if nouns & {Who.CLINICIAN, Who.PEOPLE} and _UNREAL & set(said):
            return True
    if _is_forbidden(reading, place, sentence.start) or _is_of_all(reading, place):
        return True
    if _is_opinion(reading, place) or _is_to_be(reading, place, sentence.stop):
        return True
    return is_untried(reading, place, sentence.stop)


def _is_forbidden(reading: PostReading, place: int, floor: int) -> bool:
    """ "I was told not to put bandages on it", "told to put off taking T"."""
    before = reading.words[max(place - 4, floor) : place]
    return ("not", "to") in pairwise(before) or not _PUT_OFF.isdisjoint(before)


def _is_opinion(reading: PostReading, place: int) -> bool:
    """ "I think T thins the skin": what somebody holds of it, not what it did to her."""
    sentence = reading.sentence_at(place)
    said = reading.words[sentence.start : sentence.stop]
    if _THINK.isdisjoint(said):
        return False
    at = next(
        (n for n, pair in enumerate(pairwise(said)) if pair[0] == "i" and pair[1] in _THINK), None
    )
    if at is None or sentence.start + at >= place:
        return False
    rest = said[at + 2 :]
    first = reading.kind(sentence.start + at + 2)
    return first == "T" and _OWN.isdisjoint(rest) and _PAST.isdisjoint(rest)


def _is_to_be(reading: PostReading, place: int, stop: int) -> bool:
    """ "T should be put on everywhere": how it is done, by nobody."""
    after = reading.words[place + 1 : min(place + 4, stop)]
    return after[:2] in (["should", "be"], ["must", "be"], ["has", "to"], ["can", "be"])


def is_reported(reading: PostReading, start: int, place: int) -> bool:
    """ "Most reviewers write that the first days burn": theirs, where nobody says "my"."""
    before = reading.words[start:place]
    if _TELLING.isdisjoint(before) or not _OWN.isdisjoint(before):
        return False
    people = reading.people_between(start, place)
    return any(person_noun(reading.word(p)) is Who.PEOPLE for p in people)


def _is_of_all(reading: PostReading, place: int) -> bool:
    """ "Zinc is vital for the skin": nobody's, but how it is for all."""
    after = reading.words[place + 1 : place + 4]
    return after[:1] in (["is"], ["are"]) and not _NEEDED.isdisjoint(after)


def is_untried(reading: PostReading, start: int, stop: int) -> bool:
    """ "T sounds good, have not tried it": the treatment stands before its denial."""
    if _TRIED.isdisjoint(reading.words_between(start, stop)):
        return False
    return any(
        reading.word(p) in _TRIED
        and reading.word(p + 1) in _THEM
        and is_negated(reading, max(start, p - 4), p)
        for p in range(start, stop)
    )


def is_sign_of_none(reading: PostReading, place: int) -> bool:
    """Whether a sign is one that is waited for, that another product took, or left to a "do"."""
    sentence = reading.sentence_at(place)
    start, _ = sentence.clause_at(place)
    if "until" in reading.words[max(sentence.start, place - 5) : place]:
        return True  # "We taper T until we see pain."
    if _has_another_product(reading, sentence.start, place):
        return True
    if _is_opinion(reading, place) or is_reported(reading, sentence.start, place):
        return True
    if _is_listed(reading, sentence.start, place) or _is_unreal(reading, start, place):
        return True
    after = reading.words[place + 1 : min(place + 8, sentence.stop)]
    is_denied = is_negated(reading, max(start, place - 5), place)
    # "I don't often get headaches, but always do after T."
    return is_denied and "but" in after and bool(_HABITS & set(after))


def _is_listed(reading: PostReading, start: int, place: int) -> bool:
    """ "My symptoms are itch and redness": what somebody has, not what a treatment did."""
    before = reading.words[start:place]
    if _SYMPTOMS.isdisjoint(before):
        return False
    is_said = any(one in _SYMPTOMS and other in _ARE for one, other in pairwise(before))
    return is_said and not reading.treatments(start, place)


def is_left_by_others(reading: PostReading, place: int) -> bool:
    """ "My doctors did nothing about the itch": none of a treatment, what others did not do."""
    sentence = reading.sentence_at(place)
    first, last = max(sentence.start + 1, place - _BESIDE), min(sentence.stop, place + _BESIDE)
    return any(
        reading.word(p) in _DOING
        and reading.word(p + 1) in {"nothing", "little"}
        and person_noun(reading.word(p - 1)) is Who.CLINICIAN
        for p in range(first, last)
    )


def _is_unreal(reading: PostReading, start: int, place: int) -> bool:
    """ "It won't cause hair loss", "back to a normal red": what will not be, or is no sign."""
    before = reading.words[max(start, place - 4) : place]
    will = before[-2:-1] and before[-2] in _WILL and before[-1] in _CAUSE
    return bool(will) or "normal" in before[-2:]


def _has_another_product(reading: PostReading, start: int, place: int) -> bool:
    """ "A spray from the market cleared my hives": no treatment named before has done that."""
    if reading.treatments(start, place):
        return False
    said = " ".join(reading.words[start:place]).split()  # "A spray" may be one token, an amount.
    return any(
        one in {"a", "another", "some"} and other in words("use", "forms")
        for one, other in pairwise(said)
    )


def is_said_of_another(reading: PostReading, place: int) -> bool:
    """ "Two doctors did nothing", "comfortable with that", "able to start T": no outcome of T.

    Nor is how it is in general: "a bad tooth can be healed by nothing but T".
    """
    sentence = reading.sentence_at(place)
    start, _ = sentence.clause_at(place)
    first = place - 1 if reading.word(place - 1) not in _ADVERBS else place - 2
    if first >= start and person_noun(reading.word(first)) is Who.CLINICIAN:
        return reading.word(place) in _DOING
    after = reading.words[place + 1 : place + 4]
    if reading.word(place) == "comfortable" and after[:1] == ["with"]:
        return True
    if reading.word(place) == "able" and not _BEGUN.isdisjoint(after):
        return True
    if not words("evidence", "praised").isdisjoint(after[:1]) or _is_filler(reading, place):
        return True  # "Lovely weather", "great group".
    said = reading.words[sentence.start : sentence.stop]
    before = reading.words[max(start, place - 4) : place]
    return _OWN.isdisjoint(said) and "be" in before and not {"can", "must"}.isdisjoint(before)


def _is_filler(reading: PostReading, place: int) -> bool:
    """ "Met him again in June", "it does concern me": words that elsewhere tell an outcome."""
    word, after = reading.word(place), reading.word(place + 1)
    if word == "again":
        return after == "in" or not _MET.isdisjoint(reading.words[max(place - 3, 0) : place])
    return word in {"does", "do", "did"} and after in words("evidence", "bothers")


def is_before_use(reading: PostReading, place: int) -> bool:
    """ "Once the rash had healed I could start T": what came before it is no outcome of it."""
    sentence = reading.sentence_at(place)
    start, stop = sentence.clause_at(place)
    if _BEFORE.isdisjoint(reading.words[start : min(start + 2, place)]):
        return False
    after = reading.words[stop : min(stop + 12, sentence.stop)]
    return not _BEGUN.isdisjoint(after) and bool(reading.treatments(stop, sentence.stop))


def is_talk(reading: PostReading, place: int) -> bool:
    """Whether a sentence at a treatment tells what it is, what others take, or what to do.

    "T is a tablet used for gout", "some of you are on T", "please consider T if you can": by
    nobody who says "I", so that only weights could take it for somebody's use.
    """
    sentence = reading.sentence_at(place)
    said = reading.words[sentence.start : sentence.stop]
    if not _OWN.isdisjoint(said):
        return False
    if sentence.is_question and "w" not in reading.kinds[sentence.start : sentence.stop]:
        return True  # "T?"
    before = reading.words[sentence.start : place]
    if not _YOU.isdisjoint(before) and not _ADVISING.isdisjoint(before):
        return True
    if not _OTHERS.isdisjoint(before) and not sentence.is_question:
        return True
    return _is_defined(reading, place, sentence.stop)


def _is_defined(reading: PostReading, place: int, stop: int) -> bool:
    """ "T is given for", "T (also called S) is an S used for": what it is, to anybody."""
    after = reading.words[place + 1 : min(place + 12, stop)]
    at = next((n for n, word in enumerate(after) if word in {"is", "are"}), None)
    if at is None or not all(reading.kinds[place + 1 + n] in "pTS" for n in range(at)):
        return False
    rest = after[at + 1 : at + 6]
    if not _SORT_OF.isdisjoint(rest):
        return True
    is_class = any(reading.kinds[place + at + 2 + n] == "T" for n in range(len(rest)))
    return rest[:1] in (["a"], ["an"]) and is_class
