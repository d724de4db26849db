"""Which pages print what was read, and under which key their versions rise.

A treatment has a page in each group it is talked about in and one over all groups; a group has a
page of all its treatments. Their addresses name a treatment by `address_of`.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
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


def keys_of_treatment(treatment: str, group_slug: str, *, is_public: bool) -> list[str]:
    """Return the keys of a treatment's pages: in a group, and over all groups if it is public."""
    slugs = (group_slug, "") if is_public else (group_slug,)
    address = address_of(treatment)
    return [treatment_key(TreatmentPlace(slug, address)) for slug in slugs]


def treatments_key(group_slug: str) -> str:
    """Return the key of the page of a group's treatments, or of all treatments for ""."""
    return f"treatments:{group_slug}"


def keys_printing(
    *, threads: Iterable[int], groups: Mapping[str, bool], places: Collection[TreatmentPlace]
) -> set[str]:
    """Return the keys of all pages that print a statement or a number made from it.

    `threads` are the discussions it was read in, `groups` the slugs of their groups and whether
    each is public. What a public group's page shows is on the page over all groups as well; the
    version of that page must not tell that something was said in a group that is not public.
    """
    public = {"", *(slug for slug, is_public in groups.items() if is_public)}
    everywhere = {TreatmentPlace("", one.address) for one in places if one.group_slug in public}
    has_public = any(groups.values()) or bool(everywhere)
    return {
        *map(thread_key, threads),
        *map(group_key, groups),
        *map(treatments_key, {*groups, *([""] if has_public else [])}),
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
            rf"(?:/g/({_SLUG}))?/treatments/({_SLUG})/sentences/"
            r"(?:(?:[1-9][0-9]{0,17}|other-ways|other-reasons)/)?"
        ),
        key=lambda match: treatment_key(TreatmentPlace(match[1] or "", match[2])),
        queries=frozenset({"before"}),
    ),
)


def _fitting(key: str) -> str:
    if len(key) <= _LONGEST_KEY:
        return key
    return f"{key[:60]}:{hashlib.sha256(key.encode()).hexdigest()[:32]}"
