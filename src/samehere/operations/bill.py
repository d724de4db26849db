"""What is installed beside the program: every distribution its Python finds."""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution, distributions
from typing import Any

_NOT_IN_A_NAME = re.compile(r"[-_.]+")


def bill_of(name: str) -> dict[str, Any]:
    """Return the bill of materials of the distribution `name`, to be printed as JSON.

    Components are in the order of their names, each once: the one that would be imported.

    Source: CycloneDX 1.6.
    """
    whole = _component(distribution(name), kind="application")
    parts = dict(_parts_beside(whole["name"]))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": whole},
        "components": [parts[key] for key in sorted(parts)],
    }


def _parts_beside(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    seen = {name}
    for part in distributions():
        component = _component(part, kind="library")
        if component["name"] not in seen:
            seen.add(component["name"])
            yield component["name"], component


def _component(part: Distribution, *, kind: str) -> dict[str, Any]:
    name = _NOT_IN_A_NAME.sub("-", part.name).lower()
    address = f"pkg:pypi/{name}@{part.version}"
    component: dict[str, Any] = {
        "type": kind,
        "bom-ref": address,
        "name": name,
        "version": part.version,
        "purl": address,
    }
    if licence := _licence(part):
        component["licenses"] = [licence]
    return component


def _licence(part: Distribution) -> dict[str, Any] | None:
    """Return the licence as the distribution states it; None where it states none in a line."""
    about = part.metadata
    if "License-Expression" in about:
        return {"expression": about["License-Expression"]}
    named = [
        line.rpartition(" :: ")[2]
        for line in about.get_all("Classifier") or []
        if line.startswith("License ::")
    ]
    stated = about["License"].splitlines()[:1] if "License" in about else []
    words = named or [line for line in stated if line]
    return {"license": {"name": ", ".join(words)}} if words else None
