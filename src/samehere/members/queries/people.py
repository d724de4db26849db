"""What may be known of people and of the links that let them in."""

import hashlib
from collections.abc import Iterable

from django.db.models import Exists, Q, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from samehere.members import errors
from samehere.members.ideas import some_names
from samehere.members.lookalikes import look_of
from samehere.members.models import AddressChange, FormerName, Member, SignInLink
from samehere.members.names import name_key

# Keeps the marks of names apart from everything else that is hashed with the secret key.
_FORMER = "samehere.members.former_names"


def member_by_email(email: str) -> Member | None:
    """Return who joined with this address (in the spelling of `clean_address`), or None."""
    return Member.objects.filter(email=email).first()


def member_by_name(name: str) -> Member | None:
    """Return who writes under this name, whatever its case, or None. One query.

    Neither a closed account nor one whose address is unconfirmed is anybody's; a name that only
    looks like hers is not hers.
    """
    own = Member.objects.filter(_confirmed(), name_key=name_key(name), is_active=True)
    return own.first()


def names_by_public_id(public_ids: Iterable[str]) -> dict[str, str]:
    """Return the names of these members; who has gone is left out. One query."""
    found = Member.objects.filter(public_id__in=set(public_ids))
    return dict(found.values_list("public_id", "name"))


def has_operator() -> bool:
    """Whether anybody runs this community yet. If not, the first start offers a link."""
    return Member.objects.filter(is_operator=True, is_active=True).exists()


def operators() -> list[Member]:
    """Return those who run this community, by name. One query."""
    return list(Member.objects.filter(is_operator=True, is_active=True).order_by("name"))


def is_name_taken(name: str, *, by_other_than: Member | None = None) -> bool:
    """Whether somebody who has confirmed an address writes under this name or one like it.

    Also where somebody did until lately. What the member `by_other_than` has or had is not taken.
    """
    key_mark, look_mark = marks_of(name)
    marked = Q(key_mark=key_mark) | Q(look_mark=look_mark)
    own = 0 if by_other_than is None else by_other_than.pk
    given_up = FormerName.objects.filter(marked, kept_until__gt=timezone.now())
    return (
        Member.objects.filter(_confirmed(), alike(name)).exclude(pk=own).exists()
        or given_up.exclude(member=own).exists()
    )


def marks_of(name: str) -> tuple[str, str]:
    """Return what is kept of a name that was given up: marks of its key and of its look."""
    key, look = (
        salted_hmac(_FORMER, part, algorithm="sha256").hexdigest()
        for part in (name_key(name), look_of(name))
    )
    return key, look


def free_names(count: int) -> list[str]:
    """Return `count` names nobody writes under, in another order each time. One query.

    Fewer only where nearly every name we can think of has somebody.
    """
    ideas = {name: (name_key(name), look_of(name)) for name in some_names()}
    keys, looks = zip(*ideas.values(), strict=True)
    found = Member.objects.filter(Q(name_key__in=keys) | Q(name_look__in=looks))
    taken = {part for pair in found.values_list("name_key", "name_look") for part in pair}
    return [name for name, pair in ideas.items() if taken.isdisjoint(pair)][:count]


def alike(name: str) -> Q:
    """Return the condition for members whose name is this one, or looks like it."""
    return Q(name_key=name_key(name)) | Q(name_look=look_of(name))


def has_account(email: str) -> bool:
    """Whether somebody has confirmed this address, or can still take it back. One query."""
    is_given_up = AddressChange.objects.filter(old_email=email, undo_until__gt=timezone.now())
    return Member.objects.filter(Q(_confirmed(), email=email) | Q(Exists(is_given_up))).exists()


def unfinished_joins() -> QuerySet[Member]:
    """Members who asked to join and have never typed the code that was sent to them."""
    confirmed = Member.objects.filter(_confirmed())
    return Member.objects.filter(last_login=None).exclude(pk__in=confirmed.values("pk"))


def name_behind_link(token: str) -> str:
    """Return whom this link signs in.

    Raises:
        LinkGone: used, run out, or never made.
    """
    link = open_links(token, SignInLink.Purpose.SIGN_IN).select_related("member").first()
    if link is None or link.member is None or not link.member.is_active:
        raise errors.LinkGone
    return link.member.name


def check_operator_link(token: str) -> None:
    """Return if this link may still make the operator's account.

    Raises:
        LinkGone: used, run out, or never made.
    """
    if not open_links(token, SignInLink.Purpose.MAKE_OPERATOR).exists():
        raise errors.LinkGone


def open_links(token: str, purpose: SignInLink.Purpose) -> QuerySet[SignInLink]:
    """The link with this token if it may be used now: one row or none."""
    return SignInLink.objects.filter(
        token_hash=hash_of(token),
        purpose=purpose,
        used_at=None,
        expires_at__gt=timezone.now(),
    )


def hash_of(token: str) -> str:
    """Return what is kept of a token. It is random and long, so a plain hash is enough."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def _confirmed() -> Q:
    return Q(emailaddress__verified=True)
