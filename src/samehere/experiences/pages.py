"""Which pages print what was read, and under which key their versions rise.

A treatment has a page in each group it is talked about in and one over all groups; a group has a
page of all its treatments. Their addresses name a treatment by `address_of`.
"""

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from samehere.discussions.pages import group_key, thread_key
from samehere.experiences.models.tallies import LONGEST_ADDRESS
from samehere.web.pages import CachedRoute

_LONGEST_KEY = 100
_NO_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, order=True)
class TreatmentPlace:
    """A treatment in a group, or over all public groups where `group_slug` is ""."""

    group_slug: str
    address: str


def address_of(treatment: str) -> str:
    """Return the treatment as it stands in addresses: "estrogen cream" is estrogen-cream."""
    return _NO_LETTER.sub("-", treatment.lower()).strip("-")[:LONGEST_ADDRESS] or "other"


def treatment_key(place: TreatmentPlace) -> str:
    """Return the key of a treatment's page."""
    return _fitting(f"treatment:{place.group_slug}:{place.address}")


def keys_of_treatment(treatment: str, group_slug: str) -> list[str]:
    """Return the keys of a treatment's pages: in a group, and over all groups."""
    address = address_of(treatment)
    return [treatment_key(TreatmentPlace(slug, address)) for slug in (group_slug, "")]


def treatments_key(group_slug: str) -> str:
    """Return the key of the page of a group's treatments, or of all treatments for ""."""
    return f"treatments:{group_slug}"


def keys_printing(
    *, threads: Iterable[int], groups: Iterable[str], places: Collection[TreatmentPlace]
) -> set[str]:
    """Return the keys of all pages that print a statement or a number made from it.

    `threads` are the discussions it was read in, `groups` the slugs of their groups. What a
    group's page shows is on the page over all groups as well.
    """
    slugs = set(groups)
    everywhere = {TreatmentPlace("", place.address) for place in places}
    return {
        *map(thread_key, threads),
        *map(group_key, slugs),
        *map(treatments_key, {*slugs, ""}),
        *map(treatment_key, {*places, *everywhere}),
    }


_SLUG = r"[-_a-z0-9]{1,60}"
CACHED_ROUTES = (
    CachedRoute(
        pattern=re.compile(rf"(?:/g/({_SLUG}))?/treatments/"),
        key=lambda match: treatments_key(match[1] or ""),
        queries=frozenset({"by"}),
    ),
    CachedRoute(
        pattern=re.compile(rf"(?:/g/({_SLUG}))?/treatments/({_SLUG})/"),
        key=lambda match: treatment_key(TreatmentPlace(match[1] or "", match[2])),
    ),
    CachedRoute(
        pattern=re.compile(
            rf"(?:/g/({_SLUG}))?/treatments/({_SLUG})/sentences/[1-9][0-9]{{0,17}}/"
        ),
        key=lambda match: treatment_key(TreatmentPlace(match[1] or "", match[2])),
        queries=frozenset({"before"}),
    ),
)


def _fitting(key: str) -> str:
    if len(key) <= _LONGEST_KEY:
        return key
    return f"{key[:60]}:{hashlib.sha256(key.encode()).hexdigest()[:32]}"
