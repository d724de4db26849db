"""What `samehere check-up` looks at in this room."""

from samehere.console import Finding, fine, wrong
from samehere.members import queries


def check_operators() -> Finding:
    """Find out whether anybody runs the community."""
    if queries.has_operator():
        return fine("Somebody runs this community.")
    return wrong(
        "Nobody runs this community yet. The next samehere serve prints a link that makes the "
        "operator's account."
    )


CHECKS = {"operators": check_operators}
