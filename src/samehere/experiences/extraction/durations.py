"""How long and since when, as people write it."""

import re

from samehere.experiences.extraction.numbers import COUNT, UNIT, N, days_of, iso_duration, number

_SHORT_UNIT = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|yrs?|wks?)"
# "Three long years", "ten straight days".
_WHOLE = r"(?:long|full|whole|solid|consecutive|straight|entire|short)"
_LEFT = r"(?:\sof\s(?:it|them|this|these))?\s(?:more|left|to\sgo|remaining)"

DURATION = re.compile(
    rf"""(?<![\w$£€/])(?:
      (?P<open>forever(?:\sand\sever)?|for\s(?:ever|life|good)|(?:for\sthe\s)?rest\sof\s(?:my|his
      |her|their|your)\sli(?:fe|ves)
        |(?:a\s)?life-?\s?(?:time|long)|indefinitely|open[\s-]ended|permanently)
    | (?P<range>(?:{N})\s?(?:-|–|to|or)\s?(?:{N})\s?{UNIT})\b(?P<rago>\s(?:ago|back)\b)?
    | (?P<vague>(?:a\s)?(?:good\s)?(?:few|several|many|some|number\sof)\s(?:more\s)?{_SHORT_UNIT}
      |(?:an?|one)\s(?:hour|day|night|week|month|year)\sor\s(?:two|2|three|3)\b
      |(?:for\s)?(?:years|months|weeks|days|ages|decades)(?=\s(?:and|now|on\send|of|with|before
      |until)|\s?[.,;!?)]|$))(?P<vago>\s(?:ago|back)\b)?
    | (?P<left>(?:for\s)?another\s)(?P<ln>{N})?\s?(?P<lu>{UNIT})\b
    | (?P<mn>{N})\s(?:more\s(?P<mu>{UNIT})|(?P<mu2>{UNIT}){_LEFT})\b
    | (?P<first>first\s)(?:(?P<fn>{N})\s)?(?P<fu>{UNIT})\b
    | (?P<on>(?P<ord>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth
      |\d{{1,2}}(?:st|nd|rd|th))\s(?P<ou>day|night|week|month|year))\b
    | (?P<past>(?:for|over)\sthe\s(?:last|past)\s(?P<pu>week|fortnight|month|year))\b
      (?P<ph>\sand\s(?:a\s)?half\b)?
    | (?P<dayn>(?P<du>day|week|month|wk|year)\s(?P<dn>\d{{1,3}}|{COUNT}))\b(?!\s?(?:{UNIT}|mg|x)\b)
    | (?P<n>{N})(?:\sand\sa\shalf)?(?:\s?\+|\splus)?\s{{0,3}}-?\s?(?:{_WHOLE}\s)?(?P<u>{UNIT})\b
      (?P<h>\sand\s(?:a\s)?half\b)?(?:,?\sand\s(?P<n2>{N})\s(?P<u2>months?|weeks?|days?|wks?))?
      (?P<ago>\s(?:ago|back)\b)?
    )""",
    re.X,
)  # fmt: skip

_DAY_NAMES = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:days?)?"
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
    re.X,
)  # fmt: skip
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
             "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}  # fmt: skip


def length(match: re.Match[str]) -> tuple[str | None, str, str | None]:
    """Return the ISO duration, its sense, and of "day 9" nine days: what is under way."""
    if match["open"]:
        return None, "open", None
    if match["range"] or match["vague"]:
        return None, "ago" if match["rago"] or match["vago"] else "vague", None
    if match["left"]:
        return iso_duration(number(match["ln"] or "one") or 1, match["lu"]), "remaining", None
    if match["mn"]:
        unit = match["mu"] or match["mu2"]
        return iso_duration(number(match["mn"]) or 1, unit), "remaining", None
    if match["first"]:
        count = number(match["fn"]) if match["fn"] else 1.0
        return iso_duration(count or 1, match["fu"]), "first", None
    if match["past"]:
        return iso_duration(1.5 if match["ph"] else 1, match["pu"]), "", None
    if match["on"]:
        nth = match["ord"].lower()
        return _nth(_ORDINALS.get(nth) or float(nth[:-2]), match["ou"])
    if match["dayn"]:
        return _nth(number(match["dn"]) or 1, match["du"])
    count = number(match["n"]) or 0
    if match["n2"]:
        both = (count, match["u"]), (number(match["n2"]) or 0, match["u2"])
        return _sum(*both), "ago" if match["ago"] else "", None
    half = 0.5 if match["h"] or "half" in match[0].lower().removeprefix("half") else 0
    return iso_duration(count + half, match["u"]), "ago" if match["ago"] else "", None


def _sum(one: tuple[float, str], other: tuple[float, str]) -> str:
    """ "A year and 9 months" are 21 months, "two weeks and 3 days" are 17 days."""
    if one[1].startswith("y") and other[1].startswith("m"):
        return iso_duration(12 * one[0] + other[0], "months")
    days = sum(days_of(iso_duration(count, unit)) for count, unit in (one, other))
    return iso_duration(days, "days")


def _nth(count: float, unit: str) -> tuple[str, str, str]:
    """On the third day two days have passed, and one is three days into it."""
    return iso_duration(count - 1, unit), "on", iso_duration(count, unit)
