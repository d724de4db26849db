from argparse import ArgumentParser
from typing import Any

from django.conf import settings

from samehere.console import PlainCommand
from samehere.members import actions, queries
from samehere.operations.greeting import greeting, say
from samehere.operations.last_address import keep_address
from samehere.operations.listening import HeldPort
from samehere.operations.serving import serve
from samehere.operations.serving_options import add_serving_options

FIRST = "Nobody runs this community yet. This link makes the operator's account, once:"


class Command(PlainCommand):
    help = """Start the community, and say where it is.

    It is served, and its mail and other work after the fact is done, until Ctrl-C or SIGTERM
    stops all of it; pages that are being sent are sent to the end. As long as nobody runs the
    community, each start prints a link that makes the operator's account.

    The environment variable SAMEHERE_ADDRESS is the address people type, where that is another
    one than http://localhost and the port."""
    examples = (
        "samehere serve",
        "samehere serve --port 8080 --data /srv/samehere",
        "SAMEHERE_ADDRESS=https://forum.example.org samehere serve",
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_serving_options(parser)

    def handle(self, **options: Any) -> None:
        """Serve until told to stop."""
        with HeldPort(settings.HOST, settings.PORT) as port:
            links = []
            if not queries.has_operator():
                links.append((FIRST, [f"{settings.ADDRESS}{actions.make_operator_link()}"]))
            words = greeting(*links)
            keep_address()
            serve(
                port=port,
                application=settings.WSGI_APPLICATION,
                on_ready=lambda: say(words, self.stdout),
            )
