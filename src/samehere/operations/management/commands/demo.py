from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.db import transaction

from samehere.console import PlainCommand, refuse
from samehere.discussions.queries.groups import groups_by_name
from samehere.members import actions, queries
from samehere.operations.filling import email_of, fill
from samehere.operations.greeting import greeting, say
from samehere.operations.last_address import keep_address
from samehere.operations.listening import HeldPort
from samehere.operations.sample_files import Sample, read_sample
from samehere.operations.serving import serve
from samehere.operations.serving_options import add_serving_options

FILLED = "Look around as one of these. Each link signs you in once, within a day:"
NOT_A_DEMO = (
    "{folder} holds a community of its own, so no sample is put into it. "
    "Start it with samehere serve, or give another folder with --data."
)


class Command(PlainCommand):
    help = """Start a community with sample groups and discussions, to look around in.

    Everybody in it is invented. It prints links that sign you in as a member, a moderator and
    the operator; what you write stays until you delete the folder. Everything else is as with
    samehere serve, but the folder is ~/.local/share/samehere-demo unless you give another one."""
    examples = ("samehere demo", "samehere demo --port 8080 --data /tmp/look")

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_serving_options(parser)

    def handle(self, **options: Any) -> None:
        """Fill the folder if it is new, then serve until told to stop."""
        with HeldPort(settings.HOST, settings.PORT) as port:
            sample = read_sample()
            _fill_if_new(sample)
            words = greeting((FILLED, _links(sample)))
            keep_address()
            serve(
                port=port,
                application=settings.WSGI_APPLICATION,
                on_ready=lambda: say(words, self.stdout),
            )


def _fill_if_new(sample: Sample) -> None:
    # The mark is made before the sample is written, which is one transaction: a folder with the
    # mark is a demo's, whether it was filled to the end or was broken off and is empty.
    mark = settings.DATA_DIR / "demo"
    with transaction.atomic():
        is_empty = not groups_by_name(viewer=None) and not queries.has_operator()
        if not is_empty and not mark.exists():
            refuse(NOT_A_DEMO.format(folder=settings.DATA_DIR))
        mark.touch()
        if is_empty:
            fill(sample)


def _links(sample: Sample) -> list[str]:
    """Return a line for each guest who still has her account."""
    lines = []
    for who, name in sample.guests:
        if member := queries.member_by_email(email_of(name)):
            path = actions.make_sign_in_link(member=member)
            lines.append(f"{who:9} {name:12} {settings.ADDRESS}{path}")
    return lines
