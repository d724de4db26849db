"""Those who come by: every kind of viewer there is, by what the tests call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.discussions.actions import leave_group, take_out
from samehere.discussions.models import Role
from samehere.discussions.tests.builders import a_group, a_membership, suspend
from samehere.members.tests.builders import make_member
from tests.canary.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from samehere.discussions.models import Group
    from samehere.members.models import Member

# Who belongs to the three groups, and as what.
_ROLES = {
    "member": Role.MEMBER,
    "muted": Role.MEMBER,
    "suspended": Role.MEMBER,
    "helper": Role.HELPER,
    "moderator": Role.MODERATOR,
    "author": Role.MEMBER,
    "newcomer": Role.MEMBER,
    "lurker": Role.MEMBER,
    "reporter": Role.MEMBER,
}
# Their names stand on pages of their own accord; the others' are nobody's secret.
_NAMED = {"author", "lurker", "reporter"}


def make_people(groups: Sequence[Group]) -> dict[str, Member]:
    """Return every kind of member, those of `groups` in all of them.

    The lurker and the reporter write in closed groups alone, and look at nothing.
    """
    people = {name: _here(name, groups) for name in _ROLES}
    suspend(people["suspended"])
    for name in ("outsider", "neighbour", "invited", "moderator elsewhere"):
        people[name] = make_member(name.title())
    people["operator"] = make_member("Alder", is_operator=True)
    other = a_group("Another one", visibility="invitation")
    a_membership(other, people["neighbour"])
    a_membership(other, people["moderator elsewhere"], role=Role.MODERATOR)
    people |= {name: _gone(name, groups, people) for name in ("left", "removed")}
    return people


def viewers(people: Mapping[str, Member]) -> dict[str, Member | None]:
    """Return those who look at pages, the signed-out visitor first."""
    looking = {name: one for name, one in people.items() if name not in {"lurker", "reporter"}}
    return {"visitor": None, **looking}


def _here(name: str, groups: Sequence[Group]) -> Member:
    shown = word(f"{name} name").title() if name in _NAMED else name.title()
    member = make_member(
        shown, email=f"{word(f'{name} mail')}@example.org" if name in _NAMED else ""
    )
    for group in groups:
        a_membership(group, member, role=_ROLES[name])
    return member


def _gone(name: str, groups: Sequence[Group], people: Mapping[str, Member]) -> Member:
    """Return somebody who belonged to the groups, and read and followed in them."""
    member = make_member(name.title())
    for group in groups:
        a_membership(group, member)
        if name == "left" or group.is_public:
            leave_group(member=member, slug=group.slug)
        else:
            take_out(
                member=people["moderator"],
                slug=group.slug,
                public_id=member.public_id,
                reason=f"Because of {word('reason to leave')}.",
            )
    return member
