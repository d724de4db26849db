"""The tables for operators: to look into alone, by them alone, without words and addresses."""

from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samehere.discussions.tests.builders import a_group, a_membership, a_reply, a_thread
from samehere.members.actions import make_sign_in_link
from samehere.members.tests.builders import make_member, sign_in
from samehere.operations.tables.shown import TABLES
from samehere.outbox.tests.builders import a_waiting_event, a_waiting_mail

if TYPE_CHECKING:
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db

FRONT = "/operator/"
LISTS = [f"/operator/{shown.model.lower().replace('.', '/')}/" for shown in TABLES]


@pytest.fixture
def operator(client: Client) -> Client:
    return sign_in(client, make_member("Alder", is_operator=True))


def filled() -> "Member":
    """Put a row into each table, with words nobody may find there; return the member."""
    member = make_member("Wren", email="wren@example.org")
    group = a_group("Migraine")
    a_membership(group, member)
    a_reply(a_thread(group=group, by=member, title="Canarytitle"), by=member, text="Canarywords")
    make_sign_in_link(member=member)
    a_waiting_mail()
    a_waiting_event(hours_old=1)
    return member


def rows_of(path: str) -> list[str]:
    """Return the addresses of all rows of a table."""
    app, model = path.strip("/").split("/")[1:]
    rows = apps.get_model(app, model)._default_manager.values_list("pk", flat=True)
    return [f"{path}{pk}/" for pk in rows]


def everything(client: Client) -> dict[str, str]:
    """Return every page of the tables by its address."""
    paths = [FRONT, *{f"{path.rsplit('/', 2)[0]}/" for path in LISTS}, *LISTS]
    paths += [row for path in LISTS for row in rows_of(path)]
    pages: dict[str, str] = {}
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, path
        pages[path] = answer.content.decode()
    return pages


def test_an_operator_looks_into_every_table(operator: Client) -> None:
    filled()

    pages = everything(operator)

    assert "Wren" in pages["/operator/members/member/"]
    assert "Migraine" in pages["/operator/discussions/group/"]
    assert len(pages) > 2 * len(LISTS)


def test_no_words_codes_or_addresses_are_shown(operator: Client) -> None:
    member = filled()

    pages = everything(operator)

    own = pages.pop(f"/operator/members/member/{member.pk}/")
    assert "wren@example.org" in own
    link = apps.get_model("members", "SignInLink")._default_manager.get()
    session = operator.cookies["sessionid"].value
    for path, page in pages.items():
        for hidden in ("Canary", "wren@example.org", "maren@example.org", link.token_hash, session):
            assert hidden not in page, (hidden, path)
        assert "@example.org" not in page or path.startswith("/operator/members/member/"), path
    assert member.password not in own


def test_a_member_is_found_by_her_whole_address(operator: Client) -> None:
    wren = filled()
    there = "/operator/members/member/"

    found = operator.post(f"{there}find/", {"q": " Wren@Example.org "})
    unknown = operator.post(f"{there}find/", {"q": "wren@"}, follow=True)
    by_name = operator.post(f"{there}find/", {"q": "Wren"}, follow=True)

    assert found.headers["Location"] == f"{there}{wren.pk}/"
    assert "There is no row with exactly that." in unknown.content.decode()
    assert by_name.redirect_chain == [(f"{there}?q=Wren", 302)]
    assert f"{there}{wren.pk}/" in by_name.content.decode()


def test_no_address_of_a_page_holds_hers(operator: Client) -> None:
    wren = filled()
    there = "/operator/members/member/"

    page = operator.get(there).content.decode()
    typed = operator.get(f"{there}?q=wren@example.org", follow=True)

    assert 'method="post" action="find/"' in page
    assert typed.redirect_chain == [(there, 302)]
    assert "Type it into the box below." in typed.content.decode()
    assert operator.get(f"{there}find/").status_code == 405
    other = sign_in(Client(), wren)
    assert other.post(f"{there}find/", {"q": "alder@example.org"}).status_code == 404


@pytest.mark.parametrize(
    "question",
    [
        "members/member/?password__startswith={start}",
        "members/member/?email__startswith=wren",
        "members/signinlink/?token_hash__startswith=0",
        "discussions/thread/?title__contains=Canary",
        "discussions/post/?plain_text__contains=Canary",
        "outbox/mail/?text__contains=code",
        "outbox/mail/?to__startswith=maren",
    ],
)
def test_what_is_not_shown_cannot_be_asked_for_letter_by_letter(
    operator: Client, question: str
) -> None:
    start = filled().password[:2]

    answer = operator.get(f"/operator/{question.format(start=start)}")

    assert answer.status_code == 400


def test_groups_that_are_not_public_are_not_there(operator: Client) -> None:
    member, group = make_member("Wren"), a_group("Vulvodynia", visibility="members")
    membership = a_membership(group, member)
    thread = a_thread(group=group, by=member)
    reply = a_reply(thread, by=member)

    pages = everything_readable(operator)

    assert "Vulvodynia" not in "".join(pages)
    rows = {"group": group, "membership": membership, "thread": thread, "post": reply}
    for kind, row in rows.items():
        assert operator.get(f"/operator/discussions/{kind}/{row.pk}/").status_code == 404


def test_a_long_list_takes_no_more_queries_than_a_short_one(operator: Client) -> None:
    path = "/operator/discussions/membership/"
    group = a_group("Migraine")
    a_membership(group, make_member())
    with CaptureQueriesContext(connection) as short:
        operator.get(path)
    for _ in range(9):
        a_membership(group, make_member())
    with CaptureQueriesContext(connection) as long:
        operator.get(path)

    assert len(long) == len(short)


def everything_readable(client: Client) -> list[str]:
    return [client.get(path).content.decode() for path in [FRONT, *LISTS]]


@pytest.mark.parametrize(
    "path", [FRONT, *LISTS, "/operator/members/member/1/", "/operator/jsi18n/"]
)
def test_others_find_nothing_there(path: str) -> None:
    visitor, member = Client(), sign_in(Client(), make_member("Wren"))

    turned_away = visitor.get(path)
    found, nowhere = member.get(path), member.get("/nowhere/")

    assert turned_away.status_code == 302
    assert turned_away.headers["Location"].startswith("/sign-in/?next=%2Foperator%2F")
    assert (found.status_code, found.content) == (404, nowhere.content)
    assert visitor.get(turned_away.headers["Location"]).status_code == 200


@pytest.mark.parametrize("path", [FRONT, *LISTS])
def test_nothing_can_be_sent_there(operator: Client, path: str) -> None:
    filled()
    before = counted()

    for target in (path, *(rows_of(path) if path != FRONT else [])):
        assert (
            operator.post(target, {"name": "Changed", "action": "delete_selected"}).status_code
            == 405
        )
    for ending in ("add/", "1/delete/", "1/history/", "1/change/"):
        assert operator.get(f"{path}{ending}").status_code == 404

    assert counted() == before


def counted() -> dict[str, Any]:
    """Return every row of the tables."""
    return {
        shown.model: list(apps.get_model(shown.model)._default_manager.order_by("pk").values())
        for shown in TABLES
    }


def test_an_operator_may_look_and_nothing_else() -> None:
    operator, member = make_member("Alder", is_operator=True), make_member("Wren")

    assert operator.has_perm("members.view_member")
    assert operator.has_module_perms("members")
    for what in (
        "members.add_member",
        "members.change_member",
        "members.delete_member",
        "view_x",
        "",
    ):
        assert not operator.has_perm(what)
    assert not member.has_perm("members.view_member")
    assert not member.has_module_perms("members")
    assert (operator.is_staff, member.is_staff) == (True, False)


def test_a_row_in_a_log_tells_no_address() -> None:
    assert "@" not in str(make_member("Wren"))


def test_a_row_that_is_gone_is_not_found(operator: Client) -> None:
    assert operator.get("/operator/members/member/999999/").status_code == 404
    assert operator.get("/operator/members/member/x/").status_code == 404
