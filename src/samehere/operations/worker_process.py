"""The outbox worker as `samehere serve` starts it: `python -m …worker_process END-OF-LIFELINE`."""

import sys

import django
from django.core.management import call_command

from samehere.operations import lifeline


def main() -> None:
    """Work until told to stop, or until the server is gone."""
    lifeline.hold(int(sys.argv[1]))
    django.setup()
    call_command("run_worker")


if __name__ == "__main__":
    main()
