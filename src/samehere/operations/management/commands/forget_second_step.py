from argparse import ArgumentParser
from typing import Any

from samehere.console import PlainCommand, refuse
from samehere.members import actions, queries
from samehere.members.addresses import clean_address


class Command(PlainCommand):
    help = """Forget the passkeys, the app and the recovery codes of a member who has lost them.

    She is told by mail, and the code by mail lets her in again. Make sure before that it is she
    who asks. A moderator or operator sets up a new second step when she is in."""
    examples = ("samehere forget-second-step --email hazel@example.org",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", required=True, help="the address of the member")

    def handle(self, *, email: str, **options: Any) -> None:
        """Find the member by her address, and forget what she signs in with besides."""
        member = queries.member_by_email(clean_address(email))
        if member is None:
            refuse(f"No member has the address {email!r}.")
        if actions.forget_second_factors(member=member):
            self.stdout.write(f"{member.name} signs in with a code by mail alone again.")
        else:
            self.stdout.write(f"{member.name} has neither passkeys nor an app. Nothing changed.")
