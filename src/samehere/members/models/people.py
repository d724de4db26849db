"""Members: people with an account, each known by a pseudonym."""

import secrets
from datetime import datetime
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from samehere.members.addresses import LONGEST_ADDRESS
from samehere.members.names import LONGEST_NAME
from samehere.members.passphrases import normal_form
from samehere.web.display import Letters, TextSize, Theme

# Folding the case of a letter gives at most three letters.
LONGEST_NAME_KEY = 3 * LONGEST_NAME
# A letter of Hangul is three, and one of them looks like five letters at most.
LONGEST_NAME_LOOK = 3 * 5 * LONGEST_NAME
PUBLIC_ID_LENGTH = 12
# No vowels, so no id is ever a word; nothing that is misread when spelled out.
PUBLIC_ID_LETTERS = "bcdfghjkmnpqrstvwxz23456789"


def new_public_id() -> str:
    """Return a random id for addresses: 27 ** 12 of them, so nobody can count members by it."""
    return "".join(secrets.choice(PUBLIC_ID_LETTERS) for _ in range(PUBLIC_ID_LENGTH))


class MemberManager(BaseUserManager["Member"]):
    """Finds members; `members.actions` makes them."""


class Member(AbstractBaseUser):
    """A person with an account, known here by a pseudonym alone.

    Not every member is a patient. `password` holds the hash of the passphrase; who has none holds
    an unusable one, a random one for each.
    """

    public_id = models.CharField(
        max_length=PUBLIC_ID_LENGTH, unique=True, default=new_public_id, editable=False
    )
    name = models.CharField(max_length=LONGEST_NAME)
    # What two names are compared by: see `members.names.name_key`.
    name_key = models.CharField(max_length=LONGEST_NAME_KEY, unique=True, editable=False)
    # What readers would take for the same name: see `members.lookalikes.look_of`.
    name_look = models.CharField(max_length=LONGEST_NAME_LOOK, unique=True, editable=False)
    name_changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Never shown to anybody else; lower-case, the domain in its ASCII form.
    email = models.EmailField(max_length=LONGEST_ADDRESS, unique=True)
    # An operator gave her this address, and nobody has signed in by a code sent there: it may be
    # mistyped, whatever the time.
    is_address_unused = models.BooleanField(default=False, editable=False)
    joined_at = models.DateTimeField(default=timezone.now)
    is_operator = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    suspended_until = models.DateTimeField(null=True, blank=True)
    # Why, in the words she reads wherever she is refused; read with her, so that it costs no query.
    suspension_reason = models.TextField(blank=True)
    # How pages look for her: read with the member, so that it costs no query.
    theme = models.CharField(max_length=10, choices=Theme.choices, default=Theme.DEVICE)
    text_size = models.CharField(max_length=10, choices=TextSize.choices, default=TextSize.ORDINARY)
    letters = models.CharField(max_length=10, choices=Letters.choices, default=Letters.READING)
    has_plain_titles = models.BooleanField(default=False)
    # False: she does not want to hear again that her posts could be read. No query, as above.
    is_offered_reading = models.BooleanField(default=True, editable=False)
    # False: she has muted nobody, so that her pages need not ask. True: perhaps somebody.
    has_mutes = models.BooleanField(default=False, editable=False)
    # Somebody may be in danger where she looks after things, and nobody has answered. No query.
    has_danger_waiting = models.BooleanField(default=False, editable=False)

    # Of the session she is signed in by, not of the table. None: she acts without one, by a
    # command of whoever runs the server.
    factors_used: frozenset[int] | None = None
    # Set where she was refused what she could do with a second factor.
    were_powers_missed = False
    # How often all sessions were ended at once: each session is bound to the number it began with.
    session_generation = models.PositiveIntegerField(default=0, editable=False)

    objects: ClassVar[MemberManager] = MemberManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(name_key=""), name="member_has_a_name"),
            models.CheckConstraint(condition=~models.Q(email=""), name="member_has_an_email"),
            models.CheckConstraint(
                condition=models.Q(
                    theme__in=Theme.values,
                    text_size__in=TextSize.values,
                    letters__in=Letters.values,
                ),
                name="member_has_a_look",
            ),
        ]

    def __str__(self) -> str:
        """Return what tells two members apart; never the address, which Django would take."""
        return f"Member {self.pk}"

    @property
    def initial(self) -> str:
        """The letter in the circle beside a post."""
        return self.name[:1].upper()

    @property
    def is_staff(self) -> bool:
        """Whether the tables for operators may be looked into; Django asks by this name."""
        return self.is_operator and self.is_active

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Whether Django may let the member do `perm` ("members.view_member"): look, if at all.

        What is changed is changed by actions; a write past them would leave counts and pages as
        they were.
        """
        return self.is_staff and perm.partition(".")[2].startswith("view_")

    def has_module_perms(self, app_label: str) -> bool:
        """Whether Django may show that a room has tables."""
        return self.is_staff

    @property
    def has_passphrase(self) -> bool:
        """Whether the member can sign in with a passphrase."""
        return self.has_usable_password()

    def check_password(self, raw_password: str | None) -> bool:
        """Whether this is the member's passphrase, in whichever form her device spells it."""
        return super().check_password(normal_form(raw_password or ""))

    def get_session_auth_hash(self) -> str:
        """Return what a session has to hold to be this member's.

        Another passphrase or another generation makes another hash, so that every session but the
        one that is told the new hash is over with its next request.
        """
        of_passphrase = super().get_session_auth_hash()
        if not self.session_generation:
            # As it was before sessions could be ended: an update signs nobody out.
            return of_passphrase
        return salted_hmac(
            "samehere.members.session", f"{of_passphrase}{self.session_generation}"
        ).hexdigest()

    def is_suspended(self, now: datetime | None = None) -> bool:
        """Whether the member may only read at `now` (left out: this moment)."""
        return self.suspended_until is not None and self.suspended_until > (now or timezone.now())
