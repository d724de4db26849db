"""Requests that write: none without the token of a form, and none with more than a form asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.db import models, transaction
from django.test import Client

from samehere.members.tests.builders import sign_in
from tests.addresses import all_routes
from tests.canary.columns import COLUMNS, RANDOM
from tests.canary.world import NOWHERE, World
from tests.visitors import browser_with, cookies_of, forms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import SimpleCookie

# What a page writes beside the thing itself, another each time.
_BESIDE = {
    "members.Device",
    "outbox.Event",
    "outbox.Mail",
    "sessions.Session",
    "vocabulary.Edition",
    "web.PageVersion",
}
# Sealed with another random number each time, and the time in milliseconds.
_OTHER_EACH_TIME = {("mfa.Authenticator", "data"), ("discussions.Thread", "activity")}
# Fields of forms that are called like columns. What is not here must not come in by a form.
ASKED = {
    "account_signup": {"email"},
    "account_login": {"email", "password"},
    "add-word": {"concept", "is_exact", "kind", "name", "name_kind", "reason", "scope"},
    "change-address": {"email"},
    "change-name": {"name"},
    "describe-group": {"about", "holds_first_posts", "rules", "visibility"},
    "edit-post": {"title", "version"},
    "give-role": {"role"},
    "hide-item": {"kind"},
    "leave-word": {"concept", "name"},
    "mfa_add_webauthn": {"name"},
    "mfa_edit_webauthn": {"name"},
    "open-group": {"about", "holds_first_posts", "name", "rules", "visibility"},
    "profile-of-yours": {"about", "standing"},
    "refuse-held": {"reason"},
    "reply": {"key", "to"},
    "report": {"address", "key", "matter", "name", "note"},
    "resume": {"reason"},
    "suspend": {"days", "reason"},
    "appeal": {"answer", "outcome"},
    "appeal-by-link": {"text"},
    "appeal-report": {"text"},
    "own-decision": {"text"},
    "report-group": {"key", "matter", "note"},
    "report-profile": {"address", "key", "matter", "name", "note"},
    "reported-post": {"outcome", "reason"},
    "show-item": {"kind"},
    "start-discussion": {"key", "title"},
    "start_link": {"email", "name"},
    "take-out": {"reason"},
    "display": {"letters", "text_size", "theme", "has_plain_titles"},
    "doubt-word": {"concept", "meant", "name", "reason", "seen_at"},
    "word": {"act", "concept", "kind", "name", "reason", "scope"},
}


# Each answer is another challenge, so that nobody asks for its headers alone.
_NO_HEAD = {"passkey-challenge", "new-passkey-challenge"}


def smuggled() -> dict[str, str]:
    """Return a tempting value for every column there is, and for names others have used."""
    found = {"is_staff": "on", "is_superuser": "on", "confirmed": "on", "likes": "99", "user": "1"}
    for model in apps.get_models():
        for column in model._meta.local_fields:
            for name in {column.name, column.attname}:
                found[name] = _tempting(column)
    return found


def _tempting(column: models.Field[object, object]) -> str:
    if column.choices:
        return str(list(column.flatchoices)[-1][0])
    if isinstance(column, models.BooleanField):
        return "on"
    if isinstance(column, models.DateTimeField | models.DateField):
        return "2001-02-03"
    return "1" if not isinstance(column, models.CharField | models.TextField) else "smuggled"


def kept() -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all tables, without times and what is random."""
    found = {}
    for model in apps.get_models():
        label = model._meta.label
        if label not in _BESIDE:
            names = [
                column.attname
                for column in model._meta.local_fields
                if not isinstance(column, models.DateTimeField)
                and (label, column.name) not in _OTHER_EACH_TIME
                and COLUMNS.get(label, {}).get(column.name) != RANDOM
            ]
            found[label] = list(model._default_manager.order_by("pk").values_list(*names))
    return found


def after(
    cookies: SimpleCookie, path: str, body: Mapping[str, str]
) -> tuple[int, dict[str, list[tuple[object, ...]]]]:
    """Return the status of a request, and what is kept after it; it is undone."""
    with transaction.atomic():
        response = browser_with(cookies).post(path, body)
        rows = kept() if response.status_code in {200, 302} else {}
        transaction.set_rollback(True)
    return response.status_code, rows


@pytest.mark.django_db
@pytest.mark.parametrize("viewer", ["author", "moderator"])
def test_a_form_takes_nothing_it_did_not_ask_for(world: World, viewer: str) -> None:
    bodies, more, cookies = forms(), smuggled(), cookies_of(world.viewers[viewer])
    differing = []
    for route in all_routes():
        path = route.path({**NOWHERE, **world.cases["secret"]})
        body = bodies.get(route.name, {})
        asked = ASKED.get(route.name, set()) | set(body)
        extra = {name: value for name, value in more.items() if name not in asked}
        status, rows = after(cookies, path, body)
        if status in {200, 302}:
            again = after(cookies, path, body | extra)
            tables = [label for label in rows if rows[label] != again[1].get(label)]
            if tables or status != again[0]:
                differing.append((route.name, status, again[0], tables))

    assert differing == []


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_without_the_token_of_a_form_nothing_is_written(world: World, method: str) -> None:
    client = Client(enforce_csrf_checks=True)
    author = world.viewers["author"]
    assert author is not None
    sign_in(client, author)
    before = kept()

    answers = {
        route.text: client.generic(method, route.path({**NOWHERE, **world.cases["open"]}))
        for route in all_routes()
    }

    assert {text: one.status_code for text, one in answers.items() if one.status_code != 403} == {}
    assert kept() == before


@pytest.mark.django_db
def test_asking_for_the_headers_alone_gives_those_of_the_page_and_no_body(
    world: World,
) -> None:
    member = world.viewers["member"]
    assert member is not None
    client = sign_in(Client(), member)
    different = []
    for route in all_routes():
        path = route.path({**NOWHERE, **world.cases["secret"]})
        head, page = client.head(path), client.get(path)
        is_like_it = head.status_code == page.status_code or route.name in _NO_HEAD
        if not is_like_it or (head.content and route.name not in _NO_HEAD):
            different.append((route.text, head.status_code, page.status_code))

    assert different == []
