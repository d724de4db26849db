import json
from typing import Any

from samehere.console import PlainCommand
from samehere.operations.bill import bill_of


class Command(PlainCommand):
    help = """Print what the program is made of, as a list for programs (CycloneDX, JSON).

    Every library that is installed beside it, with version and licence, so that somebody can
    compare it with a list of known holes. It looks at what is installed here, not at what might
    be: run it where the community runs."""
    examples = ("samehere sbom", "samehere sbom > samehere.cdx.json")

    def handle(self, **options: Any) -> None:
        """Print the list."""
        self.stdout.write(json.dumps(bill_of("samehere"), indent=2))
