"""One post, cut up: tokens, sentences, which treatments stand where, which words may mean one."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from samehere.experiences.extraction.denied import Denial, denial
from samehere.experiences.extraction.meanings import settle_names
from samehere.experiences.extraction.phrases import find_phrases
from samehere.experiences.extraction.quantities import Quantity, find_quantities
from samehere.experiences.extraction.readable import readable
from samehere.experiences.extraction.rules import forms, table, words
from samehere.experiences.extraction.sentences import LONGEST_SENTENCE, Piece, Sentence, split
from samehere.experiences.extraction.statements import PostText, Who
from samehere.experiences.extraction.tokens import Token, cut
from samehere.vocabulary.recognize import Mention, Recognizer, Scan

# Beyond these a post is a list and read no further: nobody names treatments, signs and illnesses so
# often, or speaks of treatments, "it" and "this" included.
MOST_TERMS = 240
MOST_GROUPS = 200
# A sentence that names more treatments is a list of names, and nothing is read from it.
MOST_NAMED = 15
_LEADS = words("analysis", "leads")
_PEOPLE = frozenset().union(
    *(words("persons", name) for name in ("relative", "clinician", "people", "literature")),
    words("experiencer", "pronouns"),
)
_VERB_AFTER_THIS = words("analysis", "verb_after_this")
_NO_NOUNS = words("analysis", "no_nouns")
_FORMS = words("use", "forms")
# Words that a clause may begin with that leaves out the treatment, beside what it did.
_LEFT_ALONE = frozenset({"which", "did", "has", "does", "had", "have"})


@dataclass(slots=True)
class Group:
    """Treatments named together ("tacrolimus and clobetasol"), or one word that stands for one.

    `places` are tokens; `start` and `stop` bound the group with its form and strength. A group
    that is elided holds no word: the treatment is left out, as in "Worked well."
    """

    places: list[int]
    start: int
    stop: int
    is_reference: bool = False
    is_strong: bool = False
    is_elided: bool = False
    form: str | None = None
    # Whether the words before it deny it: "no T", "without T", or what it did: "no T helped".
    denial: Denial | None = None

    @property
    def is_denied(self) -> bool:
        """Whether it is not said to be taken, but that it is not."""
        return self.denial in {Denial.NONE_OF_IT, Denial.NOT_NOW}


@dataclass(slots=True)
class PostReading:
    """A post with everything found in it that needs no interpretation."""

    post: PostText
    tokens: list[Token]
    sentences: list[Sentence]
    groups: list[Group]
    # What is not the author's telling: quotations, and lists of names.
    quoted: list[bool]
    sentence_of: list[int] = field(default_factory=list)
    # Wordings of outcomes ("back to normal") by the place of their first token, with the role.
    outcomes: dict[int, tuple[str, str]] = field(default_factory=dict)
    # Where treatments are named, in order; made when first asked for.
    named: list[int] | None = None
    grouped: dict[int, Group] | None = None
    # Quantities that are no quotation, with where they stand, by sentence; made likewise.
    measured: dict[int, list[tuple[int, Quantity]]] | None = None
    pieces: list[Piece] | None = None
    piece_starts: list[int] | None = None
    words: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    # Words, and for terms and quantities only what they are ("<T>"); made when first asked for.
    plain: list[str] | None = None
    # The places of words that name or stand for a person, in order.
    people: list[int] = field(default_factory=list)
    # The places of signs and conditions, in order.
    signs: list[int] = field(default_factory=list)
    # Whether it mostly tells of somebody close to its author: a carer's post.
    is_carers: bool = False
    # What its author gives to somebody close: "I use T on my son".
    charges: set[str] = field(default_factory=set)
    # What it reviews: the treatments of the title, where it opens a discussion.
    reviewed: frozenset[str] = frozenset()
    # Whether it stands under the name of that treatment and no more.
    is_review: bool = False
    # Whom "she" or "he" at a place means, as far as it was asked: many ask for the same one.
    meant: dict[tuple[int, bool], Who | None] = field(default_factory=dict)
    # Likewise which sentences tell a regimen without its treatment.
    bare: dict[int, bool] = field(default_factory=dict)
    # Likewise who is affected at a place, and whether that is said.
    affected: dict[int, tuple[Who, bool]] = field(default_factory=dict)

    def word(self, place: int) -> str:
        """Return the word at a place, "" outside the post."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def words_between(self, start: int, stop: int) -> list[str]:
        """Return the words from one place up to another."""
        return self.words[max(start, 0) : stop]

    def kind(self, place: int) -> str:
        """Return the kind of the token at a place, "" outside the post."""
        return self.kinds[place] if 0 <= place < len(self.kinds) else ""

    def plain_between(self, start: int, stop: int) -> list[str]:
        """Return the words from one place up to another, of terms and quantities what they are."""
        if self.plain is None:
            self.plain = [
                word if kind in "wpR" else f"<{kind}>"
                for word, kind in zip(self.words, self.kinds, strict=True)
            ]
        return self.plain[start:stop]

    def people_between(self, start: int, stop: int) -> list[int]:
        """Return the places between two places where a word speaks of a person, in order."""
        return self.people[bisect_left(self.people, start) : bisect_left(self.people, stop)]

    def sentence_at(self, place: int) -> Sentence:
        """Return the sentence a place is in."""
        return self.sentences[self.sentence_of[place]]

    def group_at(self, place: int) -> Group | None:
        """Return the group a treatment or a reference at a place belongs to."""
        if self.grouped is None:
            groups = [g for g in self.groups if not g.is_elided]
            self.grouped = {place: group for group in groups for place in group.places}
        return self.grouped.get(place)

    def quantities(self) -> dict[int, list[tuple[int, Quantity]]]:
        """Return quantities outside quotations and their places by the number of their sentence."""
        if self.measured is None:
            self.measured = {}
            for place, token in enumerate(self.tokens):
                if token.quantity is not None and not self.quoted[place]:
                    number = self.sentence_of[place]
                    self.measured.setdefault(number, []).append((place, token.quantity))
        return self.measured

    def treatments(self, start: int = 0, stop: int | None = None) -> list[int]:
        """Return the places of named treatments between two places, without those of "no T"."""
        if self.named is None:
            meant = [g for g in self.groups if not g.is_reference]
            self.named = sorted(
                p for g in meant if g.denial is not Denial.NONE_OF_IT for p in g.places
            )
        end = len(self.tokens) if stop is None else stop
        return self.named[bisect_left(self.named, start) : bisect_left(self.named, end)]


def analyse(
    post: PostText,
    terms: Recognizer,
    conditions: Sequence[str],
    scan: Scan | None = None,
    spelt: Collection[str] = (),
) -> PostReading:
    """Cut one post up. Takes time in proportion to its length.

    `scan` is that of what is readable of it by `terms`, if it is known already; `spelt` are the
    treatments that the discussion names by a name of their own.
    """
    scan = scan or terms.scan(readable(post.text), MOST_TERMS)
    text = scan.text
    outcomes = table("effects")["outcome_concepts"]
    mentions: list[Mention] = []
    told: list[Mention] = []
    found = terms.settle(scan, conditions=conditions)
    if len(found) > MOST_TERMS:
        text = text[: found[MOST_TERMS].start]
    for mention in found[:MOST_TERMS]:
        (told if mention.senses[0].concept in outcomes else mentions).append(mention)
    mentions += find_phrases(text)
    tokens = cut(text, mentions, find_quantities(text))
    settle_names(tokens, spelt)
    sentences = split(tokens, text)
    reading = PostReading(post, tokens, sentences, [], _quoted(tokens, text))
    reading.sentence_of = _sentence_numbers(sentences, len(tokens))
    place_of = _first_at({mention.start for mention in told}, tokens)
    for mention in told:
        if role := outcomes[mention.senses[0].concept]:
            reading.outcomes[place_of.get(mention.start, 0)] = (role, mention.surface)
    _mark_references(tokens)
    reading.words = [token.word for token in tokens]
    reading.kinds = [token.kind for token in tokens]
    reading.signs = [place for place, kind in enumerate(reading.kinds) if kind in "SC"]
    reading.people = [
        place for place, token in enumerate(tokens) if token.kind == "w" and token.word in _PEOPLE
    ]
    reading.groups = [part for g in _groups(reading) for part in _by_denial(reading, g)]
    del reading.groups[MOST_GROUPS:]
    if reading.kinds.count("T") > MOST_NAMED:
        _leave_out_lists(reading)
    return reading


def _by_denial(reading: PostReading, group: Group) -> list[Group]:
    """Part what is denied of treatments named together from what is not: "no S, T at night"."""
    if group.is_reference:
        return [group]
    how = [
        denial(reading.words, reading.kinds, place, reading.sentence_at(place))
        for place in group.places
    ]
    if len(set(how)) == 1:
        group.denial = how[0]
        return [group]
    parts = list[Group]()
    for place, denied in zip(group.places, how, strict=True):
        if parts and parts[-1].denial is denied:
            parts[-1].places.append(place)
            parts[-1].stop = place + 1
        else:
            parts.append(Group([place], place, place + 1, form=group.form, denial=denied))
    parts[-1].stop = group.stop
    return parts


def _first_at(starts: Collection[int], tokens: Sequence[Token]) -> dict[int, int]:
    """Return the place of the first token that begins at each of the starts, if any does."""
    found: dict[int, int] = {}
    for place, token in enumerate(tokens) if starts else ():
        if token.start in starts:
            found.setdefault(token.start, place)
    return found


def _leave_out_lists(reading: PostReading) -> None:
    """Mark sentences that name too many treatments, to the end of one that had to be cut."""
    is_list = False
    for sentence in reading.sentences:
        places = range(sentence.start, sentence.stop)
        named = {reading.tokens[p].concept for p in places if reading.kinds[p] == "T"}
        is_list = is_list or len(named) > MOST_NAMED
        if is_list:
            reading.quoted[sentence.start : sentence.stop] = [True] * len(places)
        is_list = is_list and len(places) >= LONGEST_SENTENCE


def _sentence_numbers(sentences: Sequence[Sentence], length: int) -> list[int]:
    numbers = [0] * length
    for number, sentence in enumerate(sentences):
        for place in range(sentence.start, sentence.stop):
            numbers[place] = number
    return numbers


def _quoted(tokens: Sequence[Token], text: str) -> list[bool]:
    """Mark tokens inside longer quotations and on lines that begin with ">"."""
    marked = [False] * len(tokens)
    opened: int | None = None
    at_line_start, in_line = True, False
    for place, token in enumerate(tokens):
        if token.kind == "n":
            at_line_start, in_line = True, False
            if token.word == "\n\n":
                opened = None
            continue
        if at_line_start:
            in_line, at_line_start = token.word in {">", "|"}, False
        marked[place] = in_line
        if token.word in {'"', "“", "”"}:
            if opened is None and token.word != "”":
                opened = place
            elif opened is not None:
                if place - opened > 6:
                    marked[opened : place + 1] = [True] * (place + 1 - opened)
                opened = None
    return marked


def _mark_references(tokens: Sequence[Token]) -> None:
    """Make "it", "this cream" and their like tokens of kind R; what they mean is told later."""
    pronouns, nouns = words("reference", "pronouns"), words("reference", "nouns")
    determiners = words("reference", "determiners")
    for place, token in enumerate(tokens):
        if (
            token.kind == "T"
            and is_class(token.concept)
            and place
            and tokens[place - 1].word == "this"
        ):
            token.kind = "R"
        if token.kind != "w":
            continue
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if token.word in nouns and place and tokens[place - 1].word in determiners:
            if following is None or following.kind != "T":
                token.kind = "R"
        elif token.word in pronouns and not (
            following is not None
            and token.word in {"this", "these", "those"}
            and (following.kind in "SCBT" or (following.kind == "w" and _is_noun(following.word)))
        ):
            token.kind = "R"


def is_class(concept: str) -> bool:
    """Whether a name is that of a sort of treatments: "this antibiotic" is the one told of."""
    return concept.replace(" ", "_") in words("classes", "names")


def _is_noun(word: str) -> bool:
    return (
        word not in _VERB_AFTER_THIS
        and not word.endswith(("ed", "ing", "ly"))
        and word not in _NO_NOUNS
    )


def _groups(reading: PostReading) -> list[Group]:
    tokens, found = reading.tokens, list[Group]()
    verbs = forms("effects")
    for place, token in enumerate(tokens):
        if token.kind == "R":
            strong = token.word not in words("reference", "pronouns")
            found.append(Group([place], place, place + 1, is_reference=True, is_strong=strong))
        elif token.quantity is not None and _is_dose(tokens, place):
            found.append(Group([place], place, place + 1, is_reference=True, is_strong=True))
        elif (token.word in verbs or token.word in _LEFT_ALONE) and _is_elided(reading, place):
            found.append(Group([place], place, place, is_reference=True, is_elided=True))
        elif token.kind == "T" and found and _is_form_of_it(tokens, found[-1], place):
            found[-1].stop, found[-1].form = place + 1, found[-1].form or token.word
        elif token.kind == "T":
            stop, form = place + 1, None
            while stop < len(tokens) and (
                tokens[stop].kind == "A" or tokens[stop].word in _FORMS or _is_filler(tokens, stop)
            ):
                form = form or (tokens[stop].word if tokens[stop].word in _FORMS else None)
                stop += 1
            last = found[-1] if found else None
            if last and not last.is_reference and _joined(reading, last.stop, place):
                last.places.append(place)
                last.stop, last.form = stop, last.form or form
            else:
                found.append(Group([place], place, stop, form=form))
    return found


def _is_form_of_it(tokens: Sequence[Token], last: Group, place: int) -> bool:
    """Whether one name stands right after another, as "injections" in "Humira injections"."""
    if last.is_reference or last.stop != place or not last.places:
        return False
    return tokens[place].start - tokens[place - 1].stop == 1 and tokens[place - 1].kind == "T"


def _is_dose(tokens: Sequence[Token], place: int) -> bool:
    """Whether a strength stands for the treatment itself: "I've been on 100mg for a year"."""
    quantity = tokens[place].quantity
    if quantity is None or quantity.kind != "A" or quantity.unit == "%" or place == 0:
        return False
    after = [token.kind for token in tokens[place + 1 : place + 4]]
    is_named = (
        "T" in after
        or tokens[place - 1].kind in {"T", "A"}
        or tokens[place - 1].word in {",", "(", "to"}
    )
    return not is_named and tokens[place - 1].word in words("use", "before_dose")


def _is_elided(reading: PostReading, place: int) -> bool:
    """Whether a clause begins with what a treatment did, and leaves the treatment out."""
    word = reading.word(place)
    if word == "which":
        return reading.kind(place - 1) == "T" or reading.kind(place - 2) == "T"
    sentence = reading.sentence_at(place)
    if sentence.is_question or place - sentence.start > 60:
        return False
    start, _ = sentence.clause_at(place)
    while start < place and reading.word(start) in _LEADS:
        if reading.word(start) == "which":
            return False
        start += 1
    if start != place or word in _LEADS:
        return False
    form = forms("effects").get(word)
    if form is not None and reading.word(place + 1) in {"on", "in", "to", "with", "as", "at", "by"}:
        return False
    if form is not None:
        return bool(form.tags & {"past", "third"}) and word not in {
            "stopped",
            "is",
            "got",
            "was",
            "put",
            "cut",
        }
    return reading.word(place + 1) in {
        "not",
        "nothing",
        "absolutely",
        "really",
        "helped",
        "worked",
        "made",
        "been",
        "given",
        "caused",
    }


def _is_filler(tokens: Sequence[Token], place: int) -> bool:
    """Whether it is a bracket that closes or a figure after a treatment's name."""
    return tokens[place].word.isdecimal() and len(tokens[place].word) <= 4


def _joined(reading: PostReading, start: int, stop: int) -> bool:
    between = reading.tokens[start:stop]
    if not between or len(between) > 4:
        return not between
    if reading.sentence_of[start] != reading.sentence_of[stop]:
        return False
    is_list = False
    for token in between:
        if token.word in {
            ",",
            "and",
            "or",
            "nor",
            "/",
            "plus",
            "(",
            "then",
            "&",
            "as",
            "well",
            "also",
        }:
            is_list = True
        elif token.kind != "A" and token.word not in {
            "the",
            "a",
            "an",
            "my",
            "some",
            "both",
            "oral",
            "topical",
            "even",
            "any",
            "brand",
            "like",
            "maybe",
        }:
            return False
    return is_list
