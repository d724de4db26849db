"""What members show of themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from samehere.members import errors
from samehere.members.models import Member, Profile, ProfileItem
from samehere.vocabulary.concepts import Kind
from samehere.vocabulary.queries import words_starting

MOST_SUGGESTIONS = 8


@dataclass(frozen=True)
class ShownProfile:
    """A member as others see her: her name, when she came, and what she chose to show.

    `standing`, `about` and `about_html` are "" and the lists empty where she shows nothing.
    Conditions and treatments are names of concepts, in the order in which she added them.
    """

    member_id: int
    public_id: str
    name: str
    initial: str
    joined_at: datetime
    standing: str
    about: str
    about_html: str
    conditions: Sequence[str]
    treatments: Sequence[str]


def member_by_public_id(public_id: str) -> Member:
    """Return the member. One query.

    Raises:
        MemberNotFound: nobody, somebody who has never typed the code, or who may not come in.
    """
    found = Member.objects.filter(
        public_id=public_id, is_active=True, emailaddress__verified=True
    ).first()
    if found is None:
        raise errors.MemberNotFound
    return found


def profile_of(public_id: str) -> ShownProfile:
    """Return what a member shows. Three queries.

    Raises:
        MemberNotFound: as `member_by_public_id`.
    """
    return shown_profile(member_by_public_id(public_id))


def shown_profile(member: Member) -> ShownProfile:
    """Return what this member shows. Two queries."""
    profile = Profile.objects.filter(member_id=member.pk).first() or Profile()
    items = list(
        ProfileItem.objects.filter(member_id=member.pk)
        .order_by("pk")
        .values_list("kind", "concept")
    )
    return ShownProfile(
        member_id=member.pk,
        public_id=member.public_id,
        name=member.name,
        initial=member.initial,
        joined_at=member.joined_at,
        standing=profile.standing,
        about=profile.about,
        about_html=profile.about_html,
        conditions=[concept for kind, concept in items if kind == ProfileItem.Kind.CONDITION],
        treatments=[concept for kind, concept in items if kind == ProfileItem.Kind.TREATMENT],
    )


def suggestions(*, kind: str, words: str) -> list[str]:
    """Return up to 8 conditions or treatments whose names begin like `words`. One query."""
    found, _ = words_starting(words)
    senses = (row.wording.sense for row in found if not row.is_retired)
    names = dict.fromkeys(sense.concept for sense in senses if sense.kind == Kind(kind))
    return list(names)[:MOST_SUGGESTIONS]
