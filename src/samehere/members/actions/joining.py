"""Making accounts: by joining, by the operator, and the operator's own."""

from collections.abc import Mapping
from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils import timezone

from samehere.members import errors, queries
from samehere.members.actions.choosing import accept_terms, agree_to_write, choose
from samehere.members.actions.forgetting import forget_old_unfinished_joins
from samehere.members.actions.links import use_link
from samehere.members.addresses import clean_address
from samehere.members.consenting import YES, Purpose
from samehere.members.lookalikes import look_of
from samehere.members.models import Member, SignInLink
from samehere.members.names import clean_name, name_key


@transaction.atomic
def join(
    *, name: str, email: str, answers: Mapping[str, str], is_confirmed: bool = False
) -> Member:
    """Make an account that can be used once its address is confirmed by a code.

    `is_confirmed`: somebody the community trusts vouches for the address, so that no code is due.

    Until then it holds neither name nor address: whoever asks later for one of them gets it,
    so that asking tells nobody who has an account, and nobody keeps a name from others.

    `answers` are those to the questions she was asked, by their purpose; a question that is left
    out was not answered, which is the same as no.

    Raises:
        NameTaken, AddressTaken: a member with a confirmed address has it.
        Refusal: `clean_name` or `clean_address` refuses it.
        ValueError: none of the answers to a question.
    """
    now = timezone.now()
    member = _make(name=name, email=email, is_confirmed=is_confirmed, joined_at=now)
    accept_terms(member=member, now=now)
    for purpose, choice in answers.items():
        choose(member=member, purpose=purpose, choice=choice, now=now)
    return member


@transaction.atomic
def make_member(
    *,
    name: str,
    email: str,
    is_operator: bool = False,
    reading: str = "",
    agrees: bool = False,
    now: datetime | None = None,
) -> Member:
    """Make a member whose address counts as confirmed: whoever asks runs the server.

    `agrees`: she agreed, in some other way than on the join page, to what she writes being
    published and to being counted. `reading` is what she chose about being read, "" where she has
    not been asked yet, which is the same as *off*.

    Raises:
        NameTaken, AddressTaken: a member with a confirmed address has it.
        Refusal: `clean_name` or `clean_address` refuses it.
    """
    now = now or timezone.now()
    member = _make(
        name=name, email=email, is_confirmed=True, is_operator=is_operator, joined_at=now
    )
    if agrees:
        agree_to_write(member=member, now=now)
        choose(member=member, purpose=Purpose.TOTALS, choice=YES, now=now)
    if reading:
        choose(member=member, purpose=Purpose.READING, choice=reading, now=now)
    return member


@transaction.atomic
def make_operator(*, token: str, name: str, email: str) -> Member:
    """Use the link up and make the operator's account. A refused name leaves the link unused.

    Raises:
        LinkGone: used, run out, or never made.
        Refusal: as `make_member`.
    """
    use_link(token, SignInLink.Purpose.MAKE_OPERATOR)
    return make_member(name=name, email=email, is_operator=True)


def _make(
    *,
    name: str,
    email: str,
    is_confirmed: bool,
    joined_at: datetime,
    is_operator: bool = False,
) -> Member:
    name, email = clean_name(name), clean_address(email)
    _forget_unfinished_joins(name, email)
    if queries.has_account(email):
        raise errors.AddressTaken
    if queries.is_name_taken(name):
        raise errors.NameTaken
    try:
        with transaction.atomic():
            member = Member.objects.create(
                name=name,
                name_key=name_key(name),
                name_look=look_of(name),
                email=email,
                is_operator=is_operator,
                joined_at=joined_at,
                password=make_password(None),
            )
    except IntegrityError as taken:
        is_name = Member.objects.filter(queries.alike(name)).exists()
        raise (errors.NameTaken if is_name else errors.AddressTaken) from taken
    EmailAddress.objects.create(user=member, email=email, primary=True, verified=is_confirmed)
    return member


def _forget_unfinished_joins(name: str, email: str) -> None:
    unfinished = queries.unfinished_joins()
    unfinished.filter(queries.alike(name)).delete()
    unfinished.filter(email=email).delete()
    forget_old_unfinished_joins()
