from argparse import ArgumentParser
from typing import Any

from samehere.console import PlainCommand, refuse
from samehere.members import actions, queries
from samehere.members.addresses import clean_address


class Command(PlainCommand):
    help = """Give the account of somebody who has lost her mailbox another address.

    Make sure before that it is she who asks, and read the new address back to her: whoever reads
    mail there can sign in. Every device is signed out. The old address gets a mail whose link
    takes the change back for 72 hours, the new one a mail that says so. Run it again to mend a
    mistake: an address she has had for less, or has not signed in by, gets no such link."""
    examples = ("samehere change-address --email hazel@old.example --to hazel@new.example",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", required=True, help="the address she has now")
        parser.add_argument("--to", required=True, help="the address she gets")

    def handle(self, *, email: str, to: str, **options: Any) -> None:
        """Find the member by her address, and give her the other one."""
        member = queries.member_by_email(clean_address(email))
        if member is None:
            refuse(f"No member has the address {email!r}.")
        new = clean_address(to)
        has_link = actions.change_address_for(member=member, email=new)
        back = (
            "For 72 hours the last address she had for longer than that can take it back."
            if has_link
            else "Nobody had signed in by the address before, so it cannot take this back."
        )
        self.stdout.write(f"{member.name} signs in at {new} now. {back}")
