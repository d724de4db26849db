"""What a member shows of herself, one thing at a time, and taken back as easily."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from samehere import markup
from samehere.markup import SourceFormat
from samehere.members import errors, queries
from samehere.members.models import LONGEST_ABOUT, Member, Profile, ProfileItem, Standing
from samehere.vocabulary.concepts import Kind
from samehere.vocabulary.queries import concept_named

MOST_ITEMS = 20


@transaction.atomic
def describe_member(*, member: Member, standing: str, about: str) -> None:
    """Show how the member comes to a condition, and some words of hers; "" shows nothing.

    Raises:
        Suspended: a moderator has paused the account; taking all away is possible.
        AboutTooLong: over 500 characters.
        ValueError: `standing` is none of the three.
    """
    about = markup.clean(about)
    if len(about) > LONGEST_ABOUT:
        raise errors.AboutTooLong(length=len(about), longest=LONGEST_ABOUT)
    if about or standing:
        _check_may_show(member)
    html = markup.render(about, SourceFormat.PLAIN).html if about else ""
    raise_profile_version(member_id=member.pk)
    Profile.objects.update_or_create(
        member=member,
        defaults={
            "standing": Standing(standing) if standing else "",
            "about": about,
            "about_html": html,
        },
    )


@transaction.atomic
def show_item(*, member: Member, kind: str, words: str) -> str:
    """Show a condition or treatment on the member's profile, and return its name.

    `words` is any name of it. Showing it again changes nothing.

    Raises:
        WordNotKnown: the vocabulary has nothing of this kind under these words.
        TooManyItems: there are 20 of the kind already.
        Suspended: a moderator has paused the account.
        ValueError: `kind` is neither.
    """
    kind = ProfileItem.Kind(kind)
    _check_may_show(member)
    known = concept_named(markup.clean_line(words)[:_LONGEST_WORDS])
    if known is None or Kind(kind) not in known.kinds:
        raise errors.WordNotKnown
    shown = ProfileItem.objects.filter(member=member, kind=kind)
    if not shown.filter(concept=known.concept).exists() and shown.count() >= MOST_ITEMS:
        raise errors.TooManyItems(MOST_ITEMS)
    ProfileItem.objects.get_or_create(member=member, kind=kind, concept=known.concept)
    return known.concept


@transaction.atomic
def hide_item(*, member: Member, kind: str, concept: str) -> None:
    """Show a condition or treatment no more. Hiding what is not shown changes nothing."""
    ProfileItem.objects.filter(member=member, kind=kind, concept=concept).delete()


@transaction.atomic
def clear_profile(*, member_id: int) -> None:
    """Take everything off a member's profile but her name, as those who look after a place do."""
    raise_profile_version(member_id=member_id)
    nothing = {"standing": "", "about": "", "about_html": ""}
    Profile.objects.filter(member_id=member_id).update(**nothing)
    ProfileItem.objects.filter(member_id=member_id).delete()


def raise_profile_version(*, member_id: int) -> None:
    """Note that the profile says something else now, or her name is another one."""
    Profile.objects.get_or_create(member_id=member_id)
    Profile.objects.filter(member_id=member_id).update(text_version=F("text_version") + 1)


_LONGEST_WORDS = 200


def _check_may_show(member: Member) -> None:
    meanwhile = "You can take things off your profile meanwhile."
    queries.check_not_suspended(member=member, now=timezone.now(), but=meanwhile)
