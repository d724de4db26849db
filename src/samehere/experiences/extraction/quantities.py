"""How much, how often and how long, as people write it. Every pattern is bounded: linear time."""

import re
from dataclasses import dataclass, field

from samehere.experiences.extraction.rules import words

NUMBERS = {
    "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0,
    "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0,
    "twelve": 12.0, "fourteen": 14.0, "fifteen": 15.0, "sixteen": 16.0, "eighteen": 18.0,
    "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0,
    "ninety": 90.0, "hundred": 100.0, "half a": 0.5, "half an": 0.5, "half": 0.5,
    "couple": 2.0, "a couple": 2.0, "a couple of": 2.0, "couple of": 2.0, "the first": 1.0,
}  # fmt: skip
_WORD_NUMBER = (
    r"(?:half\san?|(?:a\s)?couple(?:\sof)?|an?|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|ninety)"
)
_FIGURE = r"\d{1,4}(?:[.,]\d{1,3})?(?:\s?½|\s1/2)?"
_N = rf"(?:{_FIGURE}|{_WORD_NUMBER})"
_UNIT = (
    r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|wk|fortnights?"
    r"|months?|mths?|mos?|years?|yrs?|yr)"
)
_SHORT_UNIT = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?)"
_AND_HALF = r"(?:\sand\sa\shalf)?"


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something measured: `kind` is D (how long), F (how often), A (how much) or W (when).

    `iso` is None where the words give no figure ("a few weeks"); `is_first` says that the words
    name a beginning ("the first two days"); `sense` narrows a kind: remaining, open, ago, since,
    now.
    """

    start: int
    stop: int
    kind: str
    iso: str | None = None
    sense: str = ""
    amount: float | None = None
    unit: str | None = None
    times_per_day: float | None = None
    days_per_week: float | None = None
    as_needed: bool | None = None
    words: str = field(default="", compare=False)


def number(words: str) -> float | None:
    """Return the number in figures or words, None where it is neither."""
    words = re.sub(r"\s+", " ", words.strip().lower())
    if words in NUMBERS:
        return NUMBERS[words]
    half = words.endswith(("½", "1/2"))
    words = words.removesuffix("½").removesuffix("1/2").strip()
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
        return f"P{_whole(count)}D"
    if unit.startswith("f"):
        return f"P{_whole(count * 2)}W"
    if unit.startswith("w"):
        return f"P{_whole(count)}W" if count == int(count) else f"P{round(count * 7)}D"
    if unit.startswith("m"):
        return f"P{_whole(count)}M" if count == int(count) else f"P{round(count * 30)}D"
    return f"P{_whole(count)}Y" if count == int(count) else f"P{round(count * 12)}M"


def days_of(iso: str) -> float:
    """Return about how many days an ISO duration of one unit is: a month 30, a year 365."""
    units = {"D": 1.0, "W": 7.0, "M": 30.0, "Y": 365.0}
    return float(iso[1:-1]) * units[iso[-1]]


def _whole(count: float) -> int:
    return round(count)


_PERIOD = r"(?:day|night|week|wk|month|d|w)"
_TIMES = rf"(?:once|twice|thrice|{_N}\s?(?:x|\u00d7|times?)|x\s?\d{{1,2}})"
_PER = r"(?:\s?/\s?|\s(?:an?|per|each|every|in\sa)\s|(?<=[x\u00d7])\s)"
_DAY_NAMES = (
    r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:days?)?"
)  # fmt: skip

FREQUENCY = re.compile(
    rf"""(?:
      (?P<times>{_TIMES}){_PER}(?P<period>{_PERIOD})\b
    | (?P<dtimes>{_TIMES})\s(?P<dperiod>daily|nightly|weekly|monthly)\b
    | (?P<stimes>\d{{1,2}})\s?/\s?(?P<speriod>day|week|wk)\b
    | (?P<days>{_N})\s(?:days?|nights?|mornings?|evenings?)\s?(?:a|per|each|every|/
      |out\sof\sthe)\s?(?:week|wk)\b
    | (?P<other>every\s(?:other|second|2nd)\s(?:day|night|morning|evening)|alternate\s(?:days
      |nights)|every\s2\sdays|every\stwo\sdays|eod\b|qod\b)
    | (?P<third>every\s(?:third|3rd|three|3)\s(?:days?|nights?))
    | every\s(?P<hours>\d{{1,2}}|four|six|eight|twelve)\s?(?:-\s?\d{{1,2}}\s?)?(?:hours|hrs|h)\b
    | (?P<both>(?:every\s)?(?:mornings?|a\.?m\.?)\s?(?:and|&|\+|/)\s?(?:(?:at
      |every)\s)?(?:nights?|evenings?|bedtime|p\.?m\.?)\b)
    | (?P<nightly>in\sthe\s(?:mornings?|evenings?|afternoon)|nightly|every\s(?:single\s)?(?:night
      |evening)|each\s(?:night|evening)|(?:every|each)\s(?:single\s)?morning|at\s(?:night|bedtime
      |bed\stime)|before\sbed(?:time)?)\b
    | (?P<daily>daily|every\s?day|each\sday|every\ssingle\sday|everyday|(?:a|per)\sday|/\s?day|qd
      |o\.?d\.?(?=\s|$))
    | (?P<bid>bid|b\.i\.d\.?|bd)\b | (?P<tid>tid|t\.i\.d\.?|tds)\b | (?P<qid>qid|qds)\b
    | (?P<interval>every\s(?:{_N}|other|few|couple\sof)\s?(?:weeks?|wks?|months?|years?)|monthly
      |fortnightly|bi-?weekly|yearly|annually|quarterly)\b
    | (?P<weekly>weekly|every\sweek|each\sweek|once\sweekly)\b
    | (?P<weekend>(?:every|on|at|each|over|for)\s(?:the\s)?week-?ends?|week-?ends(?:\sonly)?
      |every\ssat(?:urday)?\s(?:and|&)\ssun(?:day)?)\b
    | (?P<weekday>(?:every|on)\sweek-?days?|week-?days)\b
    | (?P<named>(?:every\s|on\s)?{_DAY_NAMES}(?:(?:,\s?|\s?/\s?|\s?&\s?
      |,?\sand\s){_DAY_NAMES}){{1,4}})\b
    | (?P<needed>(?:only\s)?(?:as|when|if|whenever)\s(?:and\swhen\s)?(?:i\s|i'm\s
      |i\sam\s)?(?:needed|required|necessary|need(?:ed)?\s(?:it|to|be))
      |as\sand\swhen(?:\sneeded)?|prn|p\.r\.n\.?|on\sdemand|(?:only\s)?(?:for|during|in|with
      |when\si\s(?:have|get)|at)\s(?:a\s|the\s)?flare(?:-?\s?ups?|s)?(?:\sareas?|\sonly)?)\b
    )""",
    re.I | re.X,
)  # fmt: skip

_LENGTH = rf"(?P<n>{_N}){_AND_HALF}\s?-?\s?(?P<u>{_UNIT})\b(?P<h>\sand\sa\shalf\b)?"
DURATION = re.compile(
    rf"""(?<![\w$£€])(?:
      (?P<open>forever(?:\sand\sever)?|for\s(?:ever|life|good)|(?:for\sthe\s)?rest\sof\s(?:my|his
      |her|their|your)\sli(?:fe|ves)
        |(?:a\s)?life-?\s?(?:time|long)|indefinitely|open[\s-]ended|long[\s-]term|permanently)
    | (?P<range>(?:{_N})\s?(?:-|–|to|or)\s?(?:{_N})\s?{_UNIT})\b(?P<rago>\s(?:ago|back)\b)?
    | (?P<vague>(?:a\s)?(?:good\s)?(?:few|several|many|some|number\sof)\s(?:more\s)?{_SHORT_UNIT}
      |(?:for\s)?(?:years|months|weeks|days|ages|decades)(?=\s(?:and|now|on\send|of|with|before
      |until)|\s?[.,;!?)]|$))(?P<vago>\s(?:ago|back)\b)?
    | (?P<left>(?:for\s)?another\s)(?P<ln>{_N})?\s?(?P<lu>{_UNIT})\b
    | (?P<mn>{_N})\s(?:more\s(?P<mu>{_UNIT})|(?P<mu2>{_UNIT})\s(?:more|left|to\sgo|remaining))\b
    | (?P<first>first\s)(?:(?P<fn>{_N})\s)?(?P<fu>{_UNIT})\b
    | (?P<on>(?P<ord>first|second|third|fourth|fifth|1st|2nd|3rd|4th)\s(?P<ou>day|night|week
      |month))\b
    | (?P<dayn>(?P<du>day|week|month)\s(?P<dn>\d{{1,3}}|one|two|three|four|five|six))\b
    | {_LENGTH}(?P<ago>\s(?:ago|back)\b)?
    )""",
    re.I | re.X,
)  # fmt: skip

AMOUNT = re.compile(
    rf"""(?<![\w.])(?P<n>{_FIGURE}|{_WORD_NUMBER}(?=\s(?:tab|pill|cap|puff|spray|drop|tea|table
      |sach|patch|inj|shot|dose|pea)))
    \s?-?\s?(?P<unit>mg|mgs|mcg|µg|μg|ug|g|gr|grams?|ml|mls|iu|units?|milligrams?|micrograms?|%
      |tablets?|tabs?|pills?|capsules?|caps?
    |drops?|puffs?|sprays?|teaspoons?|tsp|tablespoons?|tbsp|sachets?|patches|patch|injections?
      |shots?|doses?|sessions?|treatments?)(?![\w])
    (?:\s?/\s?(?:ml|g|kg))?""",
    re.I | re.X,
)  # fmt: skip

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
WHEN = re.compile(
    rf"""\b(?:
      (?P<since>since\s(?:(?:the\s)?(?:beginning|start|end|middle)\sof\s)?(?:about\s|around\s
      |early\s|late\s|mid[\s-]|last\s|this\s)?(?:{_MONTHS}|spring|summer|autumn|fall|winter
      |christmas|easter|new\syear|xmas|(?:19|20)\d\d|year|month|week|yesterday
      |{_DAY_NAMES})(?:\s(?:of\s)?(?:19|20)\d\d)?)
    | (?P<now>this\s(?:morning|afternoon|evening|week|month|year)|today|tonight|last\snight
      |yesterday|nowadays|these\sdays|at\sthe\smoment|at\spresent|right\snow|so\sfar)
    | (?P<past>last\s(?:week|month|year|spring|summer|autumn|fall|winter|{_MONTHS}|{_DAY_NAMES})
      |(?:in|back\sin)\s(?:early\s|late\s)?(?:{_MONTHS}|(?:19|20)\d\d)(?:\s(?:19|20)\d\d)?
      |as\sa\s(?:child|kid|teen(?:ager)?))
    | (?P<next>next\s(?:week|month|year|{_DAY_NAMES})|tomorrow|this\s{_DAY_NAMES})
    )\b""",
    re.I | re.X,
)  # fmt: skip
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4,
             "4th": 4, "fifth": 5}  # fmt: skip
_WORD_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_HOURS = {"four": 4.0, "six": 6.0, "eight": 8.0, "twelve": 12.0}


_WORD = re.compile(r"[a-zµμ]+|\d+|/")
_FLARE = frozenset({"flare", "flares", "flareup", "flareups", "a", "the"})
_DAY_WORDS = words("quantities", "day_words")
_SPANS = words("quantities", "spans")
# Words that may begin a quantity whatever comes next.
_ALWAYS = _DAY_WORDS | words("quantities", "always") - {"the"}
_NUMBER_WORDS = frozenset(NUMBERS) - {"a", "an"}
_AFTER_NUMBER = _SPANS | words("quantities", "after_number")
# Words that begin one only before certain others; most of them are among the commonest words.
_BEFORE = {
    "a": _SPANS | {"couple", "few", "good", "life", "lifetime", "number"},
    "an": frozenset({"hour"}),
    "per": frozenset({"day"}),
    "/": frozenset({"day"}),
    "for": frozenset({"ever", "life", "good", "the", "another", "years", "months", "weeks", "days",
                      "ages", "decades", "flare", "flares", "weekends", "a"}),
    "rest": frozenset({"of"}),
    "on": frozenset({"weekends", "weekdays", "the", "demand"}) | _DAY_WORDS,
    "at": frozenset({"night", "bedtime", "bed", "the", "present", "weekends"}) | _FLARE,
    "before": frozenset({"bed", "bedtime"}),
    "over": frozenset({"the"}),
    "as": frozenset({"needed", "required", "necessary", "and", "a"}),
    "when": frozenset({"needed", "required", "necessary", "and", "i"}),
    "if": frozenset({"needed", "required", "necessary", "i"}),
    "whenever": frozenset({"needed", "necessary", "i"}),
    "only": frozenset({"as", "when", "if", "for", "during", "in", "with", "at"}),
    "during": _FLARE,
    "in": _FLARE | frozenset({"the"}) | words("quantities", "before"),
    "with": _FLARE,
    "long": frozenset({"term"}),
    "open": frozenset({"ended"}),
    "day": frozenset({"one", "two", "three", "four", "five", "six"}),
    "month": frozenset({"one", "two", "three", "four", "five", "six"}),
    "last": _SPANS | _DAY_WORDS | frozenset({"night", "spring", "summer", "autumn", "winter"}),
    "this": _SPANS | _DAY_WORDS | frozenset({"morning", "afternoon", "evening"}),
    "next": _SPANS | _DAY_WORDS,
    "these": frozenset({"days"}),
    "right": frozenset({"now"}),
    "so": frozenset({"far"}),
    "many": _SPANS,
    "some": _SPANS,
    "back": frozenset({"in"}),
    "half": frozenset({"a", "an"}),
    "good": frozenset({"few"}),
}  # fmt: skip
_BEFORE_FIGURES = frozenset({"day", "week", "month", "in", "x", "early", "back"})


def find_quantities(text: str) -> list[Quantity]:
    """Return what is measured in the text, in order and without overlaps.

    Where two readings start together the longer wins; of equals, how often before how long.
    """
    folded = text.lower()
    if len(folded) != len(text):  # A few letters grow in lower case; offsets must stay.
        folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    words = list(_WORD.finditer(folded))
    kept: list[Quantity] = []
    stop = 0
    for place, word in enumerate(words):
        if word.start() < stop:
            continue
        following = words[place + 1].group() if place + 1 < len(words) else ""
        joint = folded[word.end() : word.end() + 4]
        if _may_begin(word.group(), following, joint) and (found := _at(folded, word.start())):
            kept.append(found)
            stop = found.stop
    return kept


def _may_begin(word: str, following: str, joint: str) -> bool:
    if word in _ALWAYS:
        return True
    if word[0].isdecimal() or word in _NUMBER_WORDS:
        return (
            following in _AFTER_NUMBER
            or joint[:1] in {"%", "½", ".", ",", "-", "–", "\u00d7"}
            or joint[:2] in {" %", " ½", " \u00d7"}
            or joint == " 1/2"
        )
    if word in _BEFORE_FIGURES and following[:1].isdecimal():
        return True
    return following in _BEFORE.get(word, ())


def _at(text: str, start: int) -> Quantity | None:
    best: Quantity | None = None
    for pattern, make in _MAKERS:
        match = pattern.match(text, start)
        if match and match.end() > start and (best is None or match.end() > best.stop):
            best = make(match)
    return best


def _frequency(match: re.Match[str]) -> Quantity:
    group = match.lastgroup or ""
    per_day, per_week, needed = _rates(match, group)
    return Quantity(
        match.start(), match.end(), "F", times_per_day=per_day, days_per_week=per_week,
        as_needed=needed, sense="interval" if group == "interval" else "", words=match[0],
    )  # fmt: skip


def _rates(match: re.Match[str], group: str) -> tuple[float | None, float | None, bool | None]:
    fixed: dict[str, tuple[float | None, float | None]] = {
        "other": (None, 3.5), "third": (None, 2.333), "both": (2, None), "nightly": (1, 7),
        "daily": (1, 7), "bid": (2, None), "tid": (3, None), "qid": (4, None),
        "weekly": (None, 1), "weekend": (None, 2), "weekday": (None, 5),
    }  # fmt: skip
    if group in fixed:
        return *fixed[group], None
    if group == "needed":
        return None, None, True
    if group == "days":
        return None, number(match["days"]), None
    if group == "hours":
        hours = _HOURS.get(match["hours"].lower()) or float(match["hours"])
        return (24 / hours if hours and hours <= 24 else None), None, None
    if group == "named":
        return None, float(len(re.findall(r"(?:,|/|&|\band\b)+", match[0]))) + 1, None
    if group in {"period", "dperiod", "speriod"}:
        words = match["times"] or match["dtimes"] or match["stimes"]
        times = _WORD_TIMES.get(words.lower()) or number(re.sub(r"(?i)x|\u00d7|times?", "", words))
        period = match[group].lower()
        if period.startswith(("d", "n")):
            return times, None, None
        if period.startswith("w"):
            return None, (times if times and times <= 7 else None), None
    return None, None, None


def _duration(match: re.Match[str]) -> Quantity:
    iso, sense = _length(match)
    return Quantity(match.start(), match.end(), "D", iso=iso, sense=sense, words=match[0])


def _length(match: re.Match[str]) -> tuple[str | None, str]:
    if match["open"]:
        return None, "open"
    if match["range"]:
        return None, "ago" if match["rago"] else "vague"
    if match["vague"]:
        return None, "ago" if match["vago"] else "vague"
    if match["left"]:
        return iso_duration(number(match["ln"] or "one") or 1, match["lu"]), "remaining"
    if match["mn"]:
        return iso_duration(number(match["mn"]) or 1, match["mu"] or match["mu2"]), "remaining"
    if match["first"]:
        count = number(match["fn"]) if match["fn"] else 1.0
        return iso_duration(count or 1, match["fu"]), "first"
    if match["on"]:
        return iso_duration(_ORDINALS[match["ord"].lower()] - 1, match["ou"]), "on"
    if match["dayn"]:
        return iso_duration((number(match["dn"]) or 1) - 1, match["du"]), "on"
    count = number(match["n"]) or 0
    half = 0.5 if match["h"] or "and a half" in match[0].lower() else 0
    return iso_duration(count + half, match["u"]), "ago" if match["ago"] else ""


def _amount(match: re.Match[str]) -> Quantity:
    unit = match["unit"] if match["unit"] == "%" else match["unit"].rstrip("s")
    return Quantity(
        match.start(), match.end(), "A", amount=number(match["n"]), unit=_UNITS.get(unit, unit),
        words=match[0],
    )  # fmt: skip


def _when(match: re.Match[str]) -> Quantity:
    sense = match.lastgroup or ""
    return Quantity(match.start(), match.end(), "W", sense=sense, words=match[0])


_UNITS = {"μg": "mcg", "µg": "mcg", "ug": "mcg", "gram": "g", "gr": "g", "milligram": "mg",
          "microgram": "mcg", "tab": "tablet", "cap": "capsule", "unit": "IU", "iu": "IU",
          "tsp": "teaspoon", "tbsp": "tablespoon", "patche": "patch", "m": "ml"}  # fmt: skip
_MAKERS = ((FREQUENCY, _frequency), (WHEN, _when), (DURATION, _duration), (AMOUNT, _amount))
