from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.db import transaction

from samehere.console import PlainCommand, refuse
from samehere.discussions import actions as discussions
from samehere.discussions.queries.groups import group_named
from samehere.members import actions as members


class Command(PlainCommand):
    help = """Make an account, and print a link that signs its owner in once.

    Nothing is sent by mail: hand the link over yourself. It works once, within a day. After that
    the member signs in with the e-mail address and a code, as everybody does."""
    examples = (
        "samehere create-member --name Beverly --email beverly@example.org",
        "samehere create-member --name hazel --email h@example.org --moderator-of Migraine",
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name", required=True, help="the pseudonym everybody sees")
        parser.add_argument("--email", required=True, help="where codes go; nobody else sees it")
        parser.add_argument("--operator", action="store_true", help="she runs this community")
        parser.add_argument(
            "--moderator-of",
            metavar="GROUP",
            action="append",
            default=[],
            help="she looks after this group; may be given several times",
        )

    def handle(
        self, *, name: str, email: str, operator: bool, moderator_of: list[str], **options: Any
    ) -> None:
        """Make all of it or nothing."""
        groups = [_group(group) for group in moderator_of]
        with transaction.atomic():
            member = members.make_member(name=name, email=email, is_operator=operator)
            for group in groups:
                discussions.make_moderator(member=member, group_id=group)
            path = members.make_sign_in_link(member=member)
        self.stdout.write(f"{member.name} can sign in once, within a day, with this link:")
        self.stdout.write(f"{settings.ADDRESS}{path}")


def _group(name: str) -> int:
    found = group_named(name=name)
    if found is None:
        refuse(f"There is no group named {name!r}. The names are on the front page.")
    return found
