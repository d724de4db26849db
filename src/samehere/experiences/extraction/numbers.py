"""Numbers in figures and words, units of time, and lengths as ISO 8601."""

import re
from functools import lru_cache

NUMBERS = {
    "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0,
    "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0,
    "twelve": 12.0, "thirteen": 13.0, "fourteen": 14.0, "fifteen": 15.0, "sixteen": 16.0,
    "seventeen": 17.0, "eighteen": 18.0, "nineteen": 19.0, "twenty": 20.0,
    "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0,
    "ninety": 90.0, "hundred": 100.0, "half a": 0.5, "half an": 0.5, "half": 0.5,
    "couple": 2.0, "a couple": 2.0, "a couple of": 2.0, "couple of": 2.0, "the first": 1.0,
    "a good": 1.0, "a full": 1.0, "a whole": 1.0, "a solid": 1.0,
}  # fmt: skip
WORD_NUMBER = (
    r"(?:half\san?|(?:a\s)?couple(?:\sof)?|a\s(?:good|full|whole|solid)(?=\s[dwfmy])|an?|one|two"
    r"|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty)"
    r"(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?+|sixty|ninety)"
)
FIGURE = r"(?:\d{1,3},\d{3}(?!\d)|\d{1,4}(?:[.,]\d{1,3})?(?:\s?½|\s1/2)?|\.\d{1,3})"
N = rf"(?:{FIGURE}|{WORD_NUMBER})"
TENS = frozenset({"twenty", "thirty", "forty", "fifty"})
# From one to twelve, never "a": "two a day", but not "a a day".
COUNT = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
UNIT = (
    r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|wk|fortnights?"
    r"|months?|mn?ths?|mn?ts|mos?|years?|yrs?|yr)"
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")


@lru_cache(1024)
def number(words: str) -> float | None:
    """Return the number in figures or words, None where it is neither."""
    words = re.sub(r"\s+", " ", words.strip().lower())
    if words in NUMBERS:
        return NUMBERS[words]
    tens, _, ones = words.replace("-", " ").partition(" ")
    if tens in TENS and ones in NUMBERS:
        return NUMBERS[tens] + NUMBERS[ones]
    half = words.endswith(("½", "1/2"))
    words = words.removesuffix("½").removesuffix("1/2").strip()
    if _THOUSANDS.fullmatch(words):
        words = words.replace(",", "")
    try:
        return float(words.replace(",", ".")) + (0.5 if half else 0)
    except ValueError:
        return None


def iso_duration(count: float, unit: str) -> str:
    """Return the ISO 8601 duration; below one day it is P0D, halves become a smaller unit."""
    unit = unit.lower()
    if unit.startswith(("s", "h", "mi")):
        return f"P{int(count // 24)}D" if unit.startswith("h") else "P0D"
    if unit.startswith(("d", "n")):
        return f"P{round(count)}D"
    if unit.startswith("f"):
        return f"P{round(count * 2)}W"
    if unit.startswith("w"):
        return f"P{round(count)}W" if count == int(count) else f"P{round(count * 7)}D"
    if unit.startswith("m"):
        return f"P{round(count)}M" if count == int(count) else f"P{round(count * 30)}D"
    return f"P{round(count)}Y" if count == int(count) else f"P{round(count * 12)}M"


def days_of(iso: str) -> float:
    """Return about how many days an ISO duration of one unit is: a month 30, a year 365."""
    units = {"D": 1.0, "W": 7.0, "M": 30.0, "Y": 365.0}
    return float(iso[1:-1]) * units[iso[-1]]
