"""Members: people with an account, each known by a pseudonym."""

import secrets
from datetime import datetime
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from samehere.members.addresses import LONGEST_ADDRESS
from samehere.members.names import LONGEST_NAME
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

    Not every member is a patient. Nobody has a password yet, so each holds an unusable one.
    """

    public_id = models.CharField(
        max_length=PUBLIC_ID_LENGTH, unique=True, default=new_public_id, editable=False
    )
    name = models.CharField(max_length=LONGEST_NAME)
    # What two names are compared by: see `members.names.name_key`.
    name_key = models.CharField(max_length=LONGEST_NAME_KEY, unique=True, editable=False)
    # What readers would take for the same name: see `members.lookalikes.look_of`.
    name_look = models.CharField(max_length=LONGEST_NAME_LOOK, unique=True, editable=False)
    # Never shown to anybody else; lower-case, the domain in its ASCII form.
    email = models.EmailField(max_length=LONGEST_ADDRESS, unique=True)
    joined_at = models.DateTimeField(default=timezone.now)
    is_operator = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    suspended_until = models.DateTimeField(null=True, blank=True)
    # How pages look for her: read with the member, so that it costs no query.
    theme = models.CharField(max_length=10, choices=Theme.choices, default=Theme.DEVICE)
    text_size = models.CharField(max_length=10, choices=TextSize.choices, default=TextSize.ORDINARY)
    letters = models.CharField(max_length=10, choices=Letters.choices, default=Letters.READING)
    has_plain_titles = models.BooleanField(default=False)

    # Of the session she is signed in by, not of the table. None: she acts without one, by a
    # command of whoever runs the server.
    factors_used: frozenset[int] | None = None
    # Set where she was refused what she could do with a second factor.
    were_powers_missed = False

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

    def is_suspended(self, now: datetime | None = None) -> bool:
        """Whether the member may only read at `now` (left out: this moment)."""
        return self.suspended_until is not None and self.suspended_until > (now or timezone.now())
