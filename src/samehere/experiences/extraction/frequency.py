"""How often, as people write it: times a day, days a week, as needed."""

import re

from samehere.experiences.extraction.numbers import COUNT, N, number

_PERIOD = r"(?:day|night|week|wk|month|d|w)"
_TIMES = rf"(?:once|twice|thrice|{N}\s?(?:x'?s?|\u00d7|times?)|x\s?\d{{1,2}})"
_PER = r"(?:\s?/\s?|[\s-]{1,3}(?:an?|per|each|every|in\sa)[\s-]|(?<=[x\u00d7])\s?)"
_TO = r"\s?(?:-|–|to|or)\s?"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?"
_DAYS = rf"(?:{_DAY}s?)"
_MOMENT = (
    r"(?:mornings?|a\.?m\.?|noon|mid-?day|lunch(?:time)?|breakfast|tea(?:time)?|dinner|supper"
    r"|evenings?|afternoons?|nights?(?:[\s-]?time)?|nite|bed(?:\s?time)?|p\.?m\.?|mane|nocte"
    r"|\d{1,2}(?:[:.]\d\d)?\s?[ap]m)"
)
_MEAL = r"(?:breakfast|lunch|dinner|tea|supper|food|meals?)"
_AT = (
    r"(?:(?:in|at|with|before|after|every|each|around|about|early|late|the)"
    r"\s(?:the\s|every\s|each\s|my\s|early\s|late\s)?)"
)
_DOSE = (
    r"(?:(?:\d{1,4}(?:\.\d{1,3})?\s?(?:mgs?|mcg|g|ml|units?|iu)?|one|two|three|half|once|another|a"
    r"|(?:the\s|an)?other(?:\sone|\shalf)?|the\s(?:second|rest))\s(?:more\s)?(?:(?:tablet|tab|pill|cap|capsule|puff|drop|scoop|spray)s?\s)?)"
)
# "In the morning and two at night", "morning one night", "morning, noon and night".
_MOMENTS = (
    rf"{_AT}?{_MOMENT}(?:(?:\s?[&+/]\s?|,?\s(?:and|then|plus|'?n'?)\s){_DOSE}?{_AT}?{_MOMENT}"
    rf"|,?\s{_DOSE}{_AT}?{_MOMENT}|,\s{_MOMENT}){{1,3}}\b"
)
_CLOCK = r"\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]m)?"

FREQUENCY = re.compile(
    rf"""(?:
      (?P<vague>(?:once|twice|{COUNT}){_TO}(?:twice|thrice|{COUNT})(?:\s?xs?|\stimes)?{_PER}{_PERIOD}\b
      |(?:once|twice|{COUNT}){_TO}(?:twice|thrice|{COUNT})(?:\s?xs?|\stimes)?\s(?:daily|weekly)\b
      |\d{{1,2}}{_TO}\d{{1,2}}\s?(?:x|times)\b
      |(?:several|many|multiple|a\sfew|a\scouple(?:\sof)?)\stimes{_PER}{_PERIOD}\b
      |every\s(?:{COUNT}){_TO}(?:{COUNT})\s?(?:hours|hrs|h|days|weeks|months)\b
      |every\s(?:few|couple\sof)\s(?:hours|days|weeks|months)\b
      |every\s\d{{1,2}}\s?(?:hours|hrs|h)\s(?:while|when)\s(?:i'?m\s)?awake
      |(?:with|before|after)\s(?:each\s|every\s|my\s)?meals?\b
      |(?:one\s)?(?:day|week|month)\son,?\s(?:and\s)?(?:one\s|a\s|1\s)?(?:day|week|month)\soff\b)
    | (?P<moments>{_MOMENTS})(?!\s(?:i|we|he|she|my)\b)
    | (?P<clock>at\s{_CLOCK}(?:,\s?{_CLOCK}){{0,3}}\s?(?:,|and|&)\s?(?:at\s)?{_CLOCK})(?!\d|\s?mg)
    | (?P<times>{_TIMES}){_PER}(?P<period>{_PERIOD})\b
    | (?P<dtimes>{_TIMES})(?:[\s-]|(?<=[x\u00d7]))(?P<dperiod>daily|nightly|weekly|monthly)\b
    | (?P<stimes>\d{{1,2}})\s?/\s?(?P<speriod>day|week|wk)\b
    | (?P<days>{N})\s(?:days?|nights?|mornings?|evenings?)\s?(?:a|per|each|every|/
      |out\sof\sthe)\s?(?:week|wk)\b
    | (?P<count>{COUNT})\s(?:(?:a|per|each|every)\s(?:single\s)?(?P<cday>day|night|morning|evening)
      |(?P<cdaily>daily|nightly))\b
    | (?P<xtimes>x\s?(?P<xn>[1-8]|two|three|four)|(?P<nx>[1-8])\s?x)(?!\w
      |\.\d)(?!\s?-?\s?(?:days?|weeks?|wks?
      |months?|years?|yrs?|hours?|hrs?|min|mg|mcg|ml|\d|a\s|per\s|daily|weekly|every|each|in\s|worse|better|more|stronger|as\s|the\s
      |cycles?|sessions?|rounds?|goes|tab|pill|cap|puff|drop))
    | (?P<packs>[1-8])\s?[x\u00d7](?=\s?\d{{1,4}}(?:\.\d{{1,3}})?\s?(?:mgs?|mcg|g|ml|iu)\b
      (?=\s?[.,;)!](?!\d)|\s?$|(?:\s(?:tabs?|tablets?|pills?|caps?|capsules?))?[.,]?\s?(?:a\s|per\s|each\s|every\s
      |/\s?)?(?:day|daily)\b))
    | (?<=[\dg]\s)(?P<ntimes>two|three|four|[2-4])\stimes(?!\s(?:a|an|per|each|every|in|this
      |the|that|over|since
      |before|already|now|more|as|and|daily|weekly|nightly|monthly)\b)
    | (?P<downto>(?<=down\sto\s)(?:once|twice))(?!\w|-|\s(?:a|an|or|per|each|every|in|on|more|daily
      |nightly|weekly|monthly)\b)
    | (?P<other>(?:once\s)?every\s(?:other|second|2nd|alternat(?:e|ive))\s
        (?:day|night|morning|evening)|alternate\s(?:days
      |nights|mornings|evenings)|eod\b|qod\b)
    | (?P<everyn>(?:every|each)\s(?P<en>{N}|third|3rd|fourth|4th)\s?(?P<eu>days?|nights?|weeks?|wks?
      |months?|mths?))\b
    | (?:every\s|q\s?|/\s?)(?P<hours>\d{{1,2}}|four|six|eight|twelve)\s?(?:hours|hrs?|h)\b
    | (?:in(?:to)?|over)\s(?P<doses>{COUNT})\s(?:divided\s|separate\s|equal\s)?doses\b
    | (?P<halfly>fortnightly|bi-?weekly|(?:once\s)?every\s(?:other|second|2nd)\s(?:week|wk)
      |alternate\sweeks)\b
    | (?P<interval>every\s(?:{N}|other|few|couple\sof)\s?(?:months?|years?)|every\s(?:few|couple
      \sof)\s(?:days|weeks)|every\syear|yearly|annually|quarterly)\b
    | (?P<monthly>(?<!\d\s)monthly|every\smonth|each\smonth)\b
    | (?P<monfri>(?:every\s)?mon(?:day)?s?\s?(?:-|–|to|through|thru)\s?fri(?:day)?s?)\b
    | (?P<weekday>(?:every|each|on)\s(?P<wm>week-?day\s(?:morning|night|evening)s?)
      |(?:every|each|on)\sweek-?days?|week-?days)\b
    | (?P<dayname>(?:every|each)\s(?:single\s)?{_DAY}(?:s|\s(?:night|morning|evening))?
      |on\s(?:a\s)?(?:{_DAY}\s(?:night|morning|evening)s|{_DAY}s))(?!\s?(?:,|/|&|and\s)\s?{_DAYS}\b)\b
    | (?P<but>(?:except|skip|skipping|apart\sfrom|but\snot|not)\s(?:on\s|at\s|the\s)?(?:{_DAY}s?
      |(?P<butend>week-?ends?)))\b
    | (?P<nightly>nightly|(?:every|each)\s(?:single\s)?(?:night|nite|evening|afternoon|morning)
      |(?:(?:half\san|an|one|two|three|\d{{1,2}}|ten|twenty|thirty)\s?(?:hours?|hrs?|h|min(?:ute)?s?)\s)?
        (?:before\s(?:going\sto\s|i\sgo\sto\s)?(?:bed(?:\s?time)?|sleep)|(?:before|after|with)\s(?:my\s)?(?:{_MEAL}
        (?<!food)(?<!meal)(?<!meals)))
      |(?<=mg\s)(?:a|per)\snight
      |in\s(?:mornings?|evenings?)|(?:first|last)\sthing(?:\s(?:in\sthe\smorning|at\snight))?
        (?!\s(?:i|we|you|that|is|was|to|they|he|she|on|my)\b)
      |(?<=mg\s)(?:mornings?|nights?|evenings?|bed\s?time)
      |with\s(?:the|my|an?)\s(?:evening|main|morning)\smeal
      |in\sthe\s(?:mornings?|evenings?|afternoons?|a\.?m\.?(?=\W|$)|p\.?m\.?(?=\W|$))
      |at\s(?:nights?(?:[\s-]?time)?|nite|bed(?:\s?time)?|noon|lunch(?:time)?|dinner(?:time)?|supper|breakfast|tea\s?time)|nocte|mane|qhs|qam|qpm
      |at\s\d{{1,2}}(?:[:.]\d\d)?\s?[ap]m)\b
    | (?P<daily>daily|each\sand\severy\sday|every\s?day|each\sday|every\ssingle\sday|everyday|qd
      |o\.?d\.?(?=\s|$))(?!\w)
    | (?P<aday>
      (?<!\bin\s)(?<!\bfor\s)(?<!within\s)(?<!\bafter\s)(?<!\bof\s)
      (?:(?:per\s|/\s?)day\b
      |(?<=mg\s)a\sday\b|(?<=pills\s)a\sday\b|(?<=tablets\s)a\sday\b
      |a\sday\b(?!\s(?:or|later|after|to|in|off|out|ago|of|at(?!\sbed|\snight|\snoon))\b)))
    | (?P<bid>bid|b\.i\.d\.?|bd)(?!\w) | (?P<tid>tid|t\.i\.d\.?|tds)(?!\w)
    | (?P<qid>qid|q\.i\.d\.?|qds)(?!\w)
    | (?P<weekly>weekly|every\sweek|each\sweek|once\sweekly)\b
    | (?P<weekend>(?:every|on|at|each|over|for)\s(?:the\s)?week-?ends?|week-?ends(?:\sonly)?
      |every\ssat(?:urday)?\s(?:and|&)\ssun(?:day)?)\b
    | (?P<named>(?:every\s|on\s)?{_DAYS}(?:(?:,\s?|\s?/\s?|\s?&\s?|,?\sand\s){_DAYS}){{1,4}})\b
    | (?P<needed>when\sneeds?\sit|whenever\s(?:i|he|she|it|they|my|things)\b
      |only\swhen\s(?:it|i\s(?:need|get|feel))
      |(?:on|for)\s(?:the\s|my\s)?(?:really\s)?(?:bad|heavy|worst)\sdays?
      |(?:at|with)\s(?:the\s)?(?:very\s)?first\s(?:signs?|twinge|tingle|hint|itch|aura|symptoms?)|in\semergencies|for\semergencies
      |(?:every\s)?once\sin\sa\s(?:great\s)?while|(?:every\s)?(?:now\sand\s(?:then|again)|so\soften)
      |from\stime\sto\stime|on\soccasions?|an?\soccasional
      |(?:sometimes|occasionally|rarely|seldom)(?=\s(?:have\sto\s|had\sto\s|need\s(?:to\s)?)?
        (?:take|takes|use|uses|need)\s)
      |(?:only\s)?(?:as|when|if|whenever)\s(?:and\swhen\s)?(?:i\s|i'm\s
      |i\sam\s|he\s|she\s)?(?:needed|required|necessary|needs?(?:ed)?\s(?:it|to|be|them))
      |as\sand\swhen(?:\sneeded)?|prn|p\.r\.n\.?|on\sdemand
      |when(?:ever)?\s(?:it|he|she|things|i|my\s\w{{1,12}})\s(?:flares?|(?:acts?|plays?)\sup)(?:\sup)?
      |(?:only\s(?:for|in|with|at)|(?:only\s)?(?:during|when\si\s(?:have|get)))\s(?:a\s|the\s)?
        flare(?:-?\s?ups?|s)?(?:\sareas?|\sonly)?
      |(?:for|in|with|at)\s(?:the\s)?flare(?:-?\s?up)?s(?:\sareas?|\sonly)?)(?!\w)
    )""",
    re.X,
)  # fmt: skip
_WORD_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_HOURS = {"four": 4.0, "six": 6.0, "eight": 8.0, "twelve": 12.0}
_ORDINALS = {"third": 3.0, "3rd": 3.0, "fourth": 4.0, "4th": 4.0}
_FIXED: dict[str, tuple[float | None, float | None]] = {
    "other": (None, 3.5), "nightly": (1, 7), "daily": (1, 7), "aday": (None, 7),
    "bid": (2, 7), "tid": (3, 7), "qid": (4, 7), "weekly": (None, 1),
    "weekend": (None, 2), "monfri": (None, 5), "dayname": (None, 1), "halfly": (None, 0.5),
    "monthly": (None, 0.25),
}  # fmt: skip
# Which group says that there is no figure, so that only the words are kept.
WORDS_ONLY = frozenset({"vague", "interval"})
_HOURS_A_DAY = 24
# What comes more rarely than every eight weeks has no days a week.
_RAREST = 0.125
_NUMBERS_OF_DAYS = re.compile(r"(?:,|/|&|\band\b)+")


def group_of(match: re.Match[str]) -> str:
    """Return the name of the way of saying that matched."""
    given = match.groupdict()
    name = next((name for name in _GROUPS if given[name] is not None), "")
    is_rare = name == "everyn" and (_days(match, name) or 0) < _RAREST
    return "interval" if is_rare else name


_GROUPS = (
    *(
        "vague",
        "moments",
        "clock",
        "period",
        "dperiod",
        "speriod",
        "days",
        "count",
        "xtimes",
        "packs",
        "ntimes",
        "downto",
    ),
    *(
        "other",
        "everyn",
        "hours",
        "doses",
        "halfly",
        "interval",
        "monthly",
        "monfri",
        "weekday",
        "dayname",
    ),
    *("but", "nightly", "daily", "aday", "bid", "tid", "qid", "weekly", "weekend", "named"),
    "needed",
)


def rates(match: re.Match[str], group: str) -> tuple[float | None, float | None, bool | None]:
    """Return times a day, days a week and whether as needed, as far as they are said."""
    if group in _FIXED:
        return *_FIXED[group], None
    if group == "needed":
        return None, None, True
    if group in {"period", "dperiod", "speriod"}:
        return *_times_in(match, group), None
    return _counted(match, group), _days(match, group), None


def _counted(match: re.Match[str], group: str) -> float | None:
    if group == "moments":
        return float(len(re.findall(_MOMENT, match[0], re.I)))
    if group == "clock":
        return float(len(re.findall(_CLOCK, match[0])))
    if group == "count":
        is_moment = match["cday"] in {"night", "morning", "evening"} or match["cdaily"] == "nightly"
        return 1 if is_moment else number(match["count"])
    if group == "downto":
        return _WORD_TIMES[match[group].lower()]
    if group == "xtimes":
        return number(match["xn"] or match["nx"])
    if group in {"packs", "ntimes"}:
        return number(match[group])
    if group == "doses":
        return number(match["doses"])
    if group == "hours":
        hours = _HOURS.get(match["hours"].lower()) or float(match["hours"])
        return _HOURS_A_DAY / hours if hours and hours <= _HOURS_A_DAY else None
    return 1 if group == "weekday" and match["wm"] else None


def _days(match: re.Match[str], group: str) -> float | None:
    if group == "days":
        return number(match["days"])
    if group == "named":
        return float(len(_NUMBERS_OF_DAYS.findall(match[0]))) + 1
    if group == "but":
        return 5 if match["butend"] else 6
    if group == "weekday":
        return 5
    if group == "hours" and match["hours"].isdecimal() and int(match["hours"]) > _HOURS_A_DAY:
        return _rounded(int(match["hours"]) / _HOURS_A_DAY, "d")
    if group == "hours":
        return 7
    if group in {"count", "moments", "clock", "doses"}:
        return 7
    if group == "everyn":
        count = _ORDINALS.get(match["en"].lower()) or number(match["en"])
        return _rounded(count, match["eu"].lower()) if count else None
    return None


def _rounded(count: float, unit: str) -> float:
    """Return how many days a week "every `count` units" are; a month is four weeks."""
    return round({"d": 7.0, "n": 7.0, "w": 1.0, "m": 0.25}[unit[0]] / count, 3)


def _times_in(match: re.Match[str], group: str) -> tuple[float | None, float | None]:
    words = match["times"] or match["dtimes"] or match["stimes"]
    times = _WORD_TIMES.get(words.lower()) or number(re.sub(r"(?i)x'?s?|\u00d7|times?", "", words))
    period = match[group].lower()
    if period.startswith(("d", "n")):
        return times, 7
    if times is None or times > 7:
        return None, None
    return None, times if period.startswith("w") else times / 4
