"""What in a text may tell who is meant: names after a title, numbers, addresses. Pure.

It is for a question only ("Leave it in?"), so it may be wrong both ways.
"""

import re
from collections.abc import Sequence

# A word with a capital first; short, so that no line takes long.
_NAME = r"[A-Z][\w'’-]{1,30}"
_GAP = r"[ \t]{1,3}"
_TITLES = r"(?:[Dd]r|[Mm]r|[Mm]rs|[Mm]s|[Pp]rof|Professor|Doctor|Nurse)"
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
    # Clinics.
    rf"\b(?:{_NAME}{_GAP}){{1,4}}{_CLINICS}\b",
    rf"\bSt\.?{_GAP}[A-Z][a-z]{{2,20}}['’]s\b",
    # Streets, and British postcodes.
    rf"\b\d{{1,4}}[A-Za-z]?{_GAP}(?:{_NAME}{_GAP}){{1,3}}{_STREETS}\b",
    r"\b[A-Z]{1,2}\d[A-Z\d]?[ \t]\d[A-Z]{2}\b",
)
_TOLD = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))
_TITLE = re.compile(r"(?i:dr|mr|mrs|ms|prof|professor|doctor|nurse)\.?[ \t]+(\w+)")
# What begins a sentence after "I saw the Dr.", or stands before any clinic.
_NO_NAMES = frozenset(["a", "and", "at", "but", "he", "her", "his", "if", "in", "it", "my", "our"])
_NO_NAMES |= {"she", "so", "that", "the", "then", "they", "this", "we", "what", "when", "who"}


def telltales(text: str) -> Sequence[tuple[int, int]]:
    """Return what may tell who is meant, as half-open ranges of `text`, in order.

    Linear in the length of the text.
    """
    return [found.span() for found in _TOLD.finditer(text) if not _is_nobody(found.group())]


def _is_nobody(words: str) -> bool:
    titled = _TITLE.match(words)
    if titled is not None:
        return titled[1].lower() in _NO_NAMES
    # "The Clinic" names none; "The Elm Tree Clinic" does.
    first, *others = words.split()
    return len(others) == 1 and first.lower() in _NO_NAMES
