"""The rules of the house that an import check cannot see, on the project and on planted faults."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.house import arrows, pages, sizes, writing
from tests.house.tree import ROOT, Tree

Rule = Callable[[Tree], Iterator[str]]

RULES: list[Rule] = [
    arrows.keys_point_down,
    arrows.templates_point_down,
    arrows.templates_lie_in_their_room,
    arrows.product_never_imports_tests,
    sizes.files_are_short,
    sizes.functions_are_short,
    sizes.views_are_short,
    writing.names_say_what_is_inside,
    writing.every_room_has_its_plate,
    writing.public_names_have_docstrings,
    writing.nothing_is_silenced,
    writing.rows_are_saved_by_field,
    writing.actions_take_keywords,
    writing.views_refuse_elsewhere,
    pages.pages_hold_no_code,
]

SILENCE = "no" + "qa"
LONG_BODY = "    x = 1\n"

# rule, file in src/samehere (or from the root with a leading /), its text
FAULTS: list[tuple[Rule, str, str]] = [
    (arrows.keys_point_down, "members/models.py", 'x = ForeignKey("discussions.Post")'),
    (arrows.keys_point_down, "web/models.py", 'x = models.OneToOneField(to="members.Member")'),
    (arrows.keys_point_down, "outbox/models.py", 'x = models.ManyToManyField("web.PageVersion")'),
    (
        arrows.keys_point_down,
        "members/migrations/0002_more.py",
        'class Migration:\n    dependencies = [("discussions", "0001_initial")]',
    ),
    (arrows.keys_point_down, "members/queries.py", 'apps.get_model("discussions", "Post")'),
    (
        arrows.templates_point_down,
        "web/jinja2/web/layout.html",
        '{% include "discussions/post.html" %}',
    ),
    (
        arrows.templates_point_down,
        "members/jinja2/account/login.html",
        "{%- extends 'discussions/thread.html' %}",
    ),
    (arrows.templates_point_down, "discussions/jinja2/discussions/a.html", "{% include part %}"),
    (arrows.templates_lie_in_their_room, "discussions/jinja2/thread.html", "<p>"),
    (arrows.templates_lie_in_their_room, "discussions/jinja2/account/login.html", "<p>"),
    (
        arrows.product_never_imports_tests,
        "operations/sample.py",
        "from samehere.members.tests import builders",
    ),
    (sizes.files_are_short, "members/queries.py", "x = 1\n" * 501),
    (sizes.files_are_short, "web/static/web/button.css", "a {}\n" * 501),
    (sizes.files_are_short, "members/tests/test_joining.py", "x = 1\n" * 301),
    (sizes.files_are_short, "members/jinja2/members/join.html", "<p>\n" * 81),
    (sizes.functions_are_short, "members/queries.py", "def f():\n" + LONG_BODY * 60),
    (sizes.functions_are_short, "/samehere", "#!/usr/bin/env python3\ndef f():\n" + LONG_BODY * 60),
    (sizes.views_are_short, "members/views.py", "def join():\n" + LONG_BODY * 16),
    (sizes.views_are_short, "members/views/joining.py", "def join():\n" + LONG_BODY * 16),
    (writing.names_say_what_is_inside, "members/utils.py", ""),
    (writing.names_say_what_is_inside, "web/base/pages.py", ""),
    (writing.names_say_what_is_inside, "web/jinja2/web/base.html", ""),
    (writing.every_room_has_its_plate, "gossip/__init__.py", '"""Gossip."""'),
    (writing.every_room_has_its_plate, "gossip/__init__.py", ""),
    (writing.public_names_have_docstrings, "members/actions.py", "def make_member(): ..."),
    (writing.public_names_have_docstrings, "members/queries/names.py", "def names_of(): ..."),
    (
        writing.public_names_have_docstrings,
        "members/models.py",
        'class SignInLink:\n    """A sign in link."""',
    ),
    (writing.public_names_have_docstrings, "markup/render.py", "def render(): ..."),
    (writing.nothing_is_silenced, "members/queries.py", f"x = 1  # {SILENCE}: E501"),
    (writing.nothing_is_silenced, "/tests/test_x.py", "x = 1  # type: " + "ignore"),
    (writing.nothing_is_silenced, "web/jinja2/web/a.html", "{# djlint:" + "off #}"),
    (writing.rows_are_saved_by_field, "members/actions.py", "def f():\n    member.save()"),
    (writing.rows_are_saved_by_field, "members/forms.py", "form.save(commit=True)"),
    (
        writing.actions_take_keywords,
        "members/actions.py",
        "@transaction.atomic\ndef like(member, post): ...",
    ),
    (
        writing.views_refuse_elsewhere,
        "members/views.py",
        "def join():\n    try:\n        act()\n    except ValueError:\n        pass",
    ),
    (pages.pages_hold_no_code, "web/jinja2/web/a.html", '<p style="color: red">'),
    (pages.pages_hold_no_code, "web/jinja2/web/a.html", "<style>p {}</style>"),
    (pages.pages_hold_no_code, "web/jinja2/web/a.html", "<script>alert(1)</script>"),
    (pages.pages_hold_no_code, "web/jinja2/web/a.html", '<a onclick="go()">'),
    (pages.pages_hold_no_code, "web/jinja2/web/a.html", '<a href="javascript:go()">'),
    (pages.pages_hold_no_code, "web/jinja2/web/a.html", '<script src="//cdn.example/a.js">'),
    (pages.pages_hold_no_code, "web/jinja2/web/a.html", "<p>{{ text|safe }}</p>"),
    (pages.pages_hold_no_code, "web/jinja2/web/a.html", "<p>with what she said last</p>"),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_project_keeps_the_rule(rule: Rule) -> None:
    assert list(rule(Tree(ROOT))) == []


@pytest.mark.parametrize(("rule", "path", "text"), FAULTS)
def test_a_planted_fault_is_caught(rule: Rule, path: str, text: str, tmp_path: Path) -> None:
    place = tmp_path / path.lstrip("/") if path[0] == "/" else tmp_path / "src/samehere" / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")

    faults = list(rule(Tree(tmp_path)))

    assert len(faults) == 1
    assert faults[0].startswith(f"{place.relative_to(tmp_path)}:")


def test_every_rule_was_seen_to_catch_something() -> None:
    assert {rule for rule, _, _ in FAULTS} == set(RULES)
