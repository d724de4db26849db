"""The list of what the program is made of: as installed, each once, with its licence."""

import json
import re
from importlib.metadata import requires, version
from io import StringIO
from typing import Any

from django.core.management import call_command


def bill() -> dict[str, Any]:
    out = StringIO()
    call_command("sbom", stdout=out)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def test_everything_the_program_asks_for_is_in_it_as_it_is_installed() -> None:
    parts = {part["name"]: part for part in bill()["components"]}

    for wanted in requires("samehere") or []:
        if "extra ==" in wanted:
            continue
        name = re.split(r"[^A-Za-z0-9.-]", wanted)[0].lower()
        assert parts[name]["version"] == version(name)
        assert parts[name]["purl"] == f"pkg:pypi/{name}@{version(name)}"


def test_what_those_need_is_in_it_too_and_each_once() -> None:
    names = [part["name"] for part in bill()["components"]]

    assert {"asgiref", "cffi", "markupsafe"} <= set(names)
    assert names == sorted(set(names))
    assert "samehere" not in names


def test_it_says_what_it_is_a_list_of_and_in_which_form() -> None:
    found = bill()

    assert (found["bomFormat"], found["specVersion"]) == ("CycloneDX", "1.6")
    whole = found["metadata"]["component"]
    assert (whole["name"], whole["version"]) == ("samehere", version("samehere"))


def test_licences_stand_where_a_library_states_one() -> None:
    parts = {part["name"]: part for part in bill()["components"]}

    assert "BSD" in json.dumps(parts["django"]["licenses"])
    assert "MIT" in json.dumps(parts["markdown-it-py"]["licenses"])
