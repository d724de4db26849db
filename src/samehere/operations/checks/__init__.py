"""Looking at everything: `config/wiring.py` lists each check of `samehere check-up`."""

from collections.abc import Callable, Iterator, Mapping

from django.db import DatabaseError

from samehere.console import Finding, wrong

Check = Callable[[], Finding]

_checks: dict[str, Check] = {}


def register(checks: Mapping[str, Check]) -> None:
    """Take the checks by name, such as {"disk": check_disk}, in place of all earlier ones."""
    _checks.clear()
    _checks.update(checks)


def check_up() -> Iterator[tuple[str, Finding]]:
    """Yield each check's name and what it found, in the order of the wiring.

    A check that cannot look is wrong itself, and does not keep the others from looking.
    """
    for name, check in _checks.items():
        try:
            yield name, check()
        except DatabaseError as error:
            yield name, wrong(f"This could not be looked at: the database says {error}.")
        except OSError as error:
            yield name, wrong(f"This could not be looked at: {error}.")
