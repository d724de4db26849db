"""What members show of themselves."""

from collections.abc import Collection, Mapping, Sequence
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
    `text_version` is another one after each change of her name or of `about`.
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
    text_version: int


def member_by_public_id(public_id: str, *, is_locked: bool = False) -> Member:
    """Return the member. One query; `is_locked` inside a transaction only.

    Raises:
        MemberNotFound: nobody, somebody who has never typed the code, or who may not come in.
    """
    rows = Member.objects.select_for_update(of=("self",)) if is_locked else Member.objects.all()
    found = rows.filter(public_id=public_id, is_active=True, emailaddress__verified=True).first()
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
    return _shown([member])[member.pk]


def shown_profiles(member_ids: Collection[int]) -> dict[int, ShownProfile]:
    """Return what these members show, by their ids. Three queries, none where nobody is asked for.

    No viewer: for rooms that ask who may.
    """
    if not member_ids:
        return {}
    return _shown(list(Member.objects.filter(pk__in=member_ids)))


def _shown(members: Sequence[Member]) -> dict[int, ShownProfile]:
    ids = [member.pk for member in members]
    profiles = {row.member_id: row for row in Profile.objects.filter(member_id__in=ids)}
    items: dict[tuple[int, str], list[str]] = {}
    for row in ProfileItem.objects.filter(member_id__in=ids).order_by("pk"):
        items.setdefault((row.member_id, row.kind), []).append(row.concept)
    return {
        member.pk: _one(member, profiles.get(member.pk) or Profile(), items) for member in members
    }


def _one(
    member: Member, profile: Profile, items: Mapping[tuple[int, str], Sequence[str]]
) -> ShownProfile:
    return ShownProfile(
        member_id=member.pk,
        public_id=member.public_id,
        name=member.name,
        initial=member.initial,
        joined_at=member.joined_at,
        standing=profile.standing,
        about=profile.about,
        about_html=profile.about_html,
        conditions=items.get((member.pk, ProfileItem.Kind.CONDITION), []),
        treatments=items.get((member.pk, ProfileItem.Kind.TREATMENT), []),
        text_version=profile.text_version,
    )


def suggestions(*, kind: str, words: str) -> list[str]:
    """Return up to 8 conditions or treatments whose names begin like `words`. One query."""
    found, _ = words_starting(words)
    senses = (row.wording.sense for row in found if not row.is_retired)
    names = dict.fromkeys(sense.concept for sense in senses if sense.kind == Kind(kind))
    return list(names)[:MOST_SUGGESTIONS]
