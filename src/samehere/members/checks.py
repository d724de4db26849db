"""What `samehere check-up` looks at in this room."""

from django.conf import settings

from samehere.console import Finding, fine, note, wrong
from samehere.members import queries

_NAMED = 5


def check_operators() -> Finding:
    """Find out whether anybody runs the community."""
    if queries.has_operator():
        return fine("Somebody runs this community.")
    return wrong(
        "Nobody runs this community yet. The next samehere serve prints a link that makes the "
        "operator's account."
    )


def check_second_steps() -> Finding:
    """Find out whether everybody who looks after something has a second step of signing in."""
    names = queries.names_without_second_factor()
    if not names:
        return fine("Everybody who looks after a group or the site has a second step.")
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    listed = ", ".join(names[:_NAMED]) + more
    if settings.SECOND_FACTOR == "nobody":
        return wrong(
            f"Without a second step of signing in: {listed}. Whoever gets into the mailbox of one "
            "of them can remove what others wrote. Set SAMEHERE_SECOND_FACTOR to moderators."
        )
    return note(
        f"Without a second step of signing in: {listed}. They can do nothing but read and write "
        "until they set one up."
    )


def check_contact() -> Finding:
    """Find out whether members who can sign in no more are told how to reach the operators."""
    if settings.CONTACT:
        return fine("Members who can sign in no more are told where to write.")
    return note("No page says how members reach you who can sign in no more. Set SAMEHERE_CONTACT.")


CHECKS = {
    "operators": check_operators,
    "second steps": check_second_steps,
    "contact": check_contact,
}
