"""What members say they were told to do, in pieces that can contradict each other. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from samehere.experiences.days import days_of, words_of_days
from samehere.experiences.facts import frequency_of
from samehere.experiences.wording import words_of_frequency

if TYPE_CHECKING:
    from samehere.experiences.extraction.statements import Regimen


class Aspect(StrEnum):
    """What an instruction is about: two members told different things of one aspect differ."""

    HOW_OFTEN = "how often"
    HOW_LONG = "how long"
    WHERE = "where"


def instructions_in(regimen: Regimen) -> list[tuple[Aspect, str]]:
    """Return the pieces of one instruction in plain words; empty where it says none of them."""
    found = []
    often = frequency_of(regimen.times_per_day, regimen.days_per_week, regimen.as_needed)
    if often:
        found.append((Aspect.HOW_OFTEN, words_of_frequency(often)))
    if regimen.duration_is == "open":
        found.append((Aspect.HOW_LONG, "no end date"))
    elif days := days_of(regimen.duration):
        found.append((Aspect.HOW_LONG, words_of_days(days)))
    if regimen.site:
        found.append((Aspect.WHERE, regimen.site))
    return found
