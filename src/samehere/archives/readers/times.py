"""When a post was written: a time that is certain, or None. Never a guess, never now."""

import re
from datetime import UTC, datetime, timedelta

# No saved page is older than the web; a page saved on a computer whose clock is a little ahead
# is no reason to doubt it.
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_CLOCKS_DIFFER_BY = timedelta(days=1)
_STAMP = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<time>\d\d:\d\d(?::\d\d)?)(?:[.,]\d{1,9})?\s?"
    r"(?P<zone>Z|z|[+-]\d\d(?::?\d\d)?)",
    re.ASCII,
)


def time_in(stamp: str, *, now: datetime) -> datetime | None:
    """Return the time in UTC, or None: no zone, no such day, before the web or after `now`."""
    match = _STAMP.fullmatch(stamp.strip())
    if match is None:
        return None
    zone = "+00:00" if match["zone"] in "Zz" else match["zone"]
    try:
        moment = datetime.fromisoformat(f"{match['day']}T{match['time']}{zone}").astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if _EARLIEST <= moment <= now + _CLOCKS_DIFFER_BY else None
