from argparse import ArgumentParser
from typing import Any

from samehere.console import PlainCommand, refuse
from samehere.discussions import actions as discussions
from samehere.discussions.queries.groups import group_named, who_moderates
from samehere.members import queries as members

# What each role is called in a sentence. The words are those of the group's own pages.
ROLES = {
    "moderator": "a moderator of",
    "helper": "a helper in",
    "member": "a member of",
}


class Command(PlainCommand):
    help = """Make somebody who has an account a moderator, a helper or a member of a group.

    She joins the group if she is not in it, whatever kind of group it is; so this also helps a
    group by invitation in which nobody can invite any more. Doing it again changes nothing."""
    examples = (
        "samehere appoint --name hazel --group Migraine",
        'samehere appoint --name hazel --group "Lichen sclerosus" --role helper',
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name", required=True, help="the name she writes under")
        parser.add_argument("--group", required=True, help="the name of the group")
        parser.add_argument(
            "--role", choices=ROLES, default="moderator", help="what she is from now on"
        )

    def handle(self, *, name: str, group: str, role: str, **options: Any) -> None:
        """Find both, give the role, and say what is left to do."""
        member = members.member_by_name(name)
        if member is None:
            refuse(f"No member is named {name!r}. create-member makes an account.")
        group_id = group_named(name=group)
        if group_id is None:
            refuse(f"There is no group named {group!r}. Operators make groups on the front page.")
        discussions.appoint(member=member, group_id=group_id, role=role)
        self.stdout.write(f"{member.name} is now {ROLES[role]} the group {group}.")
        is_weak = members.needs_second_factor(member) and not members.has_second_factor(member)
        if role == "moderator" and is_weak:
            self.stdout.write(
                f"To look after it {member.name} needs a passkey or an authenticator app first."
            )
        if not who_moderates(group_ids=[group_id]):
            self.stdout.write("Nobody moderates this group.")
