"""What in a text may tell who is meant: names after a title, numbers, addresses. Pure.

It is for a question only ("Leave it in?"), so it may be wrong both ways.
"""

import re
from collections.abc import Iterator, Sequence

from samehere.discussions.given_names import FIRST_NAMES, SURNAMES
from samehere.vocabulary.everyday import LITTLE
from samehere.vocabulary.shipped import common_terms, everyday_words
from samehere.vocabulary.words import folded

# A word with a capital first; short, so that no line takes long.
_NAME = r"[A-Z][\w'’-]{1,30}"
_GAP = r"[ \t]{1,3}"
_TITLES = r"(?:[Dd]r|[Mm]r|[Mm]rs|[Mm]s|[Pp]rof|Professor|Doctor|Nurse)"
# Written small as often: what follows must be a name, or at least no common word.
_SMALL_TITLES = r"(?:dr|mr|mrs|prof)"
_ROLES = (
    r"(?i:(?:dermatolog|gyna?ecolog|urolog|rheumatolog|neurolog|cardiolog|endocrinolog|psycholog"
    r"|pharmac|psychiatr|dent|psychotherap|physiotherap)ist|physio|gp|derm|gynae|consultant|surgeon"
    r"|specialist|registrar|nurse|midwife|doctor|therapist)"
)
_WORD = r"[^\W\d_][\w'’-]{1,30}"
_WORDS = rf"{_WORD}(?:{_GAP}{_WORD}){{0,2}}"
_CLINICS = r"(?:Hospital|Infirmary|Clinic|Surgery|Medical Centre|Medical Center|Health Centre)"
_STREETS = r"(?:Street|Road|Avenue|Lane|Close|Drive|Crescent|Terrace|Gardens|St|Rd|Ave)"
_PATTERNS = (
    # Email addresses.
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}",
    # Telephone numbers: nine figures or more, with a nought or a plus first; American ones.
    r"(?<![\w+/.-])(?:\+|\(?0)(?!\d-\d\d?-\d{4})(?:[ ()-]{0,2}\d){8,14}(?!\w)",
    r"(?<![\w+/.-])\(?\d{3}\)?[ -]\d{3}[ -]\d{4}(?!\w)",
    # Who has a title.
    rf"\b{_TITLES}\.?{_GAP}{_NAME}(?:{_GAP}{_NAME}){{0,2}}",
    # Who may have one or look after somebody, with the words behind it: see `_end_of_name`.
    rf"\b(?P<title>{_SMALL_TITLES})\.?{_GAP}(?P<titled>{_WORDS})",
    rf"\b(?P<role>{_ROLES}),?{_GAP}(?:(?:called|named){_GAP})?(?P<person>{_WORDS})",
    # Clinics.
    rf"\b(?:{_NAME}{_GAP}){{1,4}}{_CLINICS}\b",
    rf"\bSt\.?{_GAP}[A-Z][a-z]{{2,20}}['’]s\b",
    # Streets, and British postcodes.
    rf"\b\d{{1,4}}[A-Za-z]?{_GAP}(?:{_NAME}{_GAP}){{1,3}}{_STREETS}\b",
    r"\b[A-Z]{1,2}\d[A-Z\d]?[ \t]\d[A-Z]{2}\b",
)
_TOLD = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))
_TITLE = re.compile(r"(?i:dr|mr|mrs|ms|prof|professor|doctor|nurse)\.?[ \t]+(\w+)")
# Where somebody's name ends and what is hers begins: "Dr Pillinger's rooms".
_OWNING = re.compile(r"['’][sS]?(?!\S)")
# What begins a sentence after "I saw the Dr.", or stands before any clinic.
_NO_NAMES = frozenset(["a", "and", "at", "but", "he", "her", "his", "if", "in", "it", "my", "our"])
_NO_NAMES |= {"she", "so", "that", "the", "then", "they", "this", "we", "what", "when", "who"}


def telltales(text: str) -> Sequence[tuple[int, int]]:
    """Return what may tell who is meant, as half-open ranges of `text`, in order.

    Linear in the length of the text.
    """
    return list(_found(text))


def _found(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while (found := _TOLD.search(text, start)) is not None:
        group = "titled" if found["titled"] else "person" if found["person"] else ""
        if not group:
            words = found.group()
            start = found.start() + (_without_owned(words) if _TITLE.match(words) else len(words))
            if not _is_nobody(words):
                yield found.start(), start
            continue
        # What stands behind may be somebody else's title: "my consultant mr Jay".
        start = found.start(group)
        if stop := _end_of_name(found[group], has_title=group == "titled"):
            start += _without_owned(found[group][:stop])
            yield found.start(), start


def _without_owned(words: str) -> int:
    """Return where the name in some words ends, so that it is the same with "'s" behind it."""
    owning = _OWNING.search(words)
    return owning.start() if owning else len(words)


def _end_of_name(words: str, *, has_title: bool) -> int:
    """Return where the name at the beginning of some words ends; 0 if there is none.

    Behind a title any word that is not common may be one, behind a role in small letters only
    a first name.
    """
    stop = 0
    for word in re.finditer(r"\S+", words):
        name = folded(word.group()).replace("’", "'").removesuffix("'s")
        is_known = name in FIRST_NAMES if not (has_title or stop) else _is_known(name)
        is_large = word.group()[0].isupper()
        may_be = (has_title or stop or is_large) and _is_rare(name)
        if not (is_known or (is_large and _is_known(name)) or may_be):
            break
        stop = word.end()
    return stop


def _is_known(name: str) -> bool:
    return name in FIRST_NAMES or name in SURNAMES


def _is_rare(word: str) -> bool:
    """Whether it is no common word, and no form of one that is rare: "rechecked"."""
    stem = word.partition("'")[0]
    common = stem in everyday_words() or stem in common_terms() or stem in LITTLE
    return not common and not word.endswith(("ed", "ing", "ly", "ist", "n't"))


def _is_nobody(words: str) -> bool:
    titled = _TITLE.match(words)
    if titled is not None:
        return titled[1].lower() in _NO_NAMES
    # "The Clinic" names none; "The Elm Tree Clinic" does.
    first, *others = words.split()
    return len(others) == 1 and first.lower() in _NO_NAMES
