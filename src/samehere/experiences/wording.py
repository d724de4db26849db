"""Words for what is counted, as pages print them. Pure: no query."""

from samehere.experiences.days import words_of_days

_TIMES = {"0.5": "every other day", "1": "once a day", "2": "twice a day"}
_WEEKLY = {"0.25": "once a month", "0.5": "every other week", "1": "once a week"}
_WEEKLY |= {"2": "twice a week", "2.333": "every third day", "3.5": "every other day"}
_STOPS = {
    "side_effect": "side effects",
    "no_effect": "it did nothing",
    "resolved": "it was no longer needed",
    "cost": "cost or insurance",
    "advice": "a doctor’s advice",
    "other": "something else",
}
IN_GENERAL = "in general"


def words_of_frequency(value: str) -> str:
    """Return "once a day, 4 days a week" for "1/day 4/week"; "" for ""."""
    words = []
    for part in value.split():
        number, _, per = part.partition("/")
        if per == "day":
            words.append(_TIMES.get(number, f"{number} times a day"))
        elif per == "week":
            words.append(_WEEKLY.get(number, "") if not words else "")
            words[-1] = words[-1] or _days_a_week(float(number))
    return ", ".join(words) or value


def _days_a_week(days: float) -> str:
    return f"every {round(1 / days)} weeks" if 0 < days < 1 else f"{days:g} days a week"


def words_of_stop(reason: str) -> str:
    """Return why somebody stopped: "cost or insurance" for "cost"."""
    return _STOPS.get(reason, _STOPS["other"])


def words_of_subject(subject: str) -> str:
    """Return the sign an effect is about: "in general" where none was named."""
    return subject or IN_GENERAL


def words_of_onset(days: int) -> str:
    """Return when an effect began, counted from the start of the treatment."""
    return "from the first day" if days == 0 else f"after {words_of_days(days)}"


def words_of_end(days: int) -> str:
    """Return when an effect was gone, counted from when it began."""
    return "gone the same day" if days == 0 else f"gone after {words_of_days(days)}"


def words_of_lasting(days: int) -> str:
    """Return how long an effect lasted."""
    return "gone the same day" if days == 0 else f"lasted {words_of_days(days)}"
