"""Spans of time as they are read, in whole days as they are kept. Pure."""

import re

_SPAN = re.compile(
    r"P(?:(?P<years>\d+(?:\.\d+)?)Y)?(?:(?P<months>\d+(?:\.\d+)?)M)?(?:(?P<weeks>\d+(?:\.\d+)?)W)?"
    r"(?:(?P<days>\d+(?:\.\d+)?)D)?(?:T.*)?"
)
_DAYS = {"years": 365.25, "months": 30.4375, "weeks": 7.0, "days": 1.0}
# Nobody remembers an effect for longer, so a longer one was misread.
LONGEST = 36_525


def days_of(span: str | None) -> int | None:
    """Return the days in an ISO 8601 span such as "P6W"; None for none, or one not understood.

    Months and years are of mean length. Hours count as no day: below one day is 0.
    """
    match = _SPAN.fullmatch(span or "")
    if match is None or span in {"P", None}:
        return None
    days = sum(float(number) * _DAYS[unit] for unit, number in match.groupdict("0").items())
    return round(days) if days <= LONGEST else None


def words_of_days(days: int) -> str:
    """Return a span as a page prints it: "3 days", "6 weeks", "4 months"."""
    for unit, length, from_days in (("year", 365, 730), ("month", 30, 91), ("week", 7, 14)):
        if days >= from_days:
            return f"{round(days / length)} {unit}s"
    if days == 0:
        return "the same day"
    return "1 day" if days == 1 else f"{days} days"
