"""Moderators and operators without a second step: what only they may do waits, no more."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from samehere.discussions.models import Group, Role
from samehere.discussions.queries.groups import groups_looked_after
from samehere.discussions.tests.builders import a_group, a_membership, a_thread
from samehere.members.checks import check_second_steps
from samehere.members.models import Member
from samehere.members.queries import names_without_second_factor, needs_second_factor
from samehere.members.tests.builders import an_app, make_member, sign_in
from samehere.members.tests.entering import SIGN_IN, ask_for_code, code_for, signed_in, words_of
from tests.addresses import all_routes
from tests.house.tree import ROOT, Tree
from tests.visitors import World, browser_with, cookies_of, forms, make_world

pytestmark = pytest.mark.django_db

WORDS = "A second step first"
SECOND = "/you/second-step/"
HERON = "heron@example.org"


@pytest.fixture
def heron() -> Member:
    """A moderator of one group."""
    heron = make_member("Heron", email=HERON)
    a_membership(a_group("Dry eyes"), heron, role=Role.MODERATOR)
    return heron


def answers(world: World, member: Member) -> dict[str, Any]:
    """Return the answer to each address, asked for and posted to; each request is undone."""
    given, found, cookies = forms(), {}, cookies_of(member, has_proof=False)
    for route in all_routes():
        path = world.path(route)
        for method in ("GET", "POST"):
            with transaction.atomic():
                client, body = browser_with(cookies), given.get(route.name, {})
                answer = client.get(path) if method == "GET" else client.post(path, body)
                found[f"{method} {path}"] = answer
                transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("power", ["moderator", "operator"])
def test_she_gets_what_a_member_gets_or_is_told_why_not(power: str) -> None:
    world = make_world("public")
    weak, plain = make_member(is_operator=power == "operator"), make_member()
    group = Group.objects.get(slug=world.examples["slug"])
    a_membership(group, weak, role=Role.MODERATOR if power == "moderator" else Role.MEMBER)
    a_membership(group, plain)

    as_weak = answers(world, weak)
    as_plain = answers(world, plain)

    told = {path for path, answer in as_weak.items() if WORDS in words_of(answer)}
    assert {"GET /moderation/words/", "POST /moderation/words/add/"} <= told
    assert {as_weak[path].status_code for path in told} == {403}
    for path in as_weak.keys() - told:
        assert as_weak[path].status_code == as_plain[path].status_code, path
    assert "GET /" not in told


def test_what_she_wrote_is_not_lost(client: Client, heron: Member) -> None:
    sign_in(client, heron, has_proof=False)

    page = client.post("/g/dry-eyes/about/", {"about": "About dry eyes.", "rules": ""})

    assert page.status_code == 403
    assert "About dry eyes." in words_of(page)


def test_signing_in_leads_her_to_it(client: Client, heron: Member) -> None:
    code_page = ask_for_code(client, HERON, f"{SIGN_IN}?next=/d/1/").headers["Location"]

    answer = client.post(code_page, {"code": code_for(HERON)})

    assert answer.headers["Location"] == f"{SECOND}?next=%2Fd%2F1%2F"
    assert signed_in(client) == heron
    page = words_of(client.get(answer.headers["Location"]))
    assert "because others rely on you" in page
    assert 'href="/d/1/"' in page


def test_a_session_without_the_second_step_is_not_enough(client: Client, heron: Member) -> None:
    an_app(heron)
    sign_in(client, heron, has_proof=False)

    assert WORDS in words_of(client.get("/moderation/words/"))
    onward = client.get(f"{SECOND}?next=/moderation/words/").headers["Location"]
    assert onward == "/you/is-it-you/?next=%2Fmoderation%2Fwords%2F"


def test_with_it_she_looks_after_her_group(client: Client, heron: Member) -> None:
    sign_in(client, heron)

    assert client.get("/moderation/words/").status_code == 200
    assert "There is nothing to do." in words_of(client.get(SECOND))


def test_giving_the_second_step_up_gives_the_powers_up(client: Client, heron: Member) -> None:
    sign_in(client, heron)
    client.post("/you/app/off/")

    assert WORDS in words_of(client.get("/moderation/words/"))


def test_who_looks_after_nothing_is_refused_as_ever(client: Client) -> None:
    sign_in(client, make_member(), has_proof=False)

    page = client.get("/moderation/words/")

    assert page.status_code == 403
    assert WORDS not in words_of(page)


def test_where_nobody_is_asked_the_mailed_code_is_enough(
    client: Client, heron: Member, settings: Any
) -> None:
    settings.SECOND_FACTOR = "nobody"
    code_page = ask_for_code(client, HERON).headers["Location"]

    assert client.post(code_page, {"code": code_for(HERON)}).headers["Location"] == "/"
    assert client.get("/moderation/words/").status_code == 200
    assert not needs_second_factor(heron)
    assert check_second_steps().state == "wrong"


def test_commands_need_no_session(heron: Member) -> None:
    assert groups_looked_after(viewer=heron)


def test_the_check_up_names_who_has_none(heron: Member) -> None:
    vita = make_member("Vita", is_operator=True)
    make_member("Wren")
    assert names_without_second_factor() == ["Heron", "Vita"]
    assert "Heron, Vita" in check_second_steps().words

    an_app(heron)
    an_app(vita)

    assert check_second_steps().state == "fine"


def test_who_runs_the_site_is_asked_where_the_second_step_is_known() -> None:
    # These show or hide a link, whose page asks; keep a group from losing its last moderator; or
    # let her own posts through.
    harmless = {
        "discussions/actions/appointing.py",
        "discussions/actions/joining.py",
        "discussions/overlay.py",
        "discussions/queries/held.py",
        "discussions/queries/lists.py",
        "discussions/views/grouping.py",
    }
    product = Tree(ROOT).product()
    asking = {str(file.path) for file in product if ".is_operator" in file.text}

    outside = {name for name in asking if not name.startswith("src/samehere/members/")}
    assert outside - {f"src/samehere/{name}" for name in harmless} == {
        "src/samehere/discussions/queries/groups.py"
    }


def test_she_goes_on_writing(client: Client, heron: Member) -> None:
    thread = a_thread(by=heron)
    sign_in(client, heron, has_proof=False)

    assert client.get(f"/d/{thread.pk}/").status_code == 200
    assert client.post(f"/d/{thread.pk}/follow/").status_code == 302
