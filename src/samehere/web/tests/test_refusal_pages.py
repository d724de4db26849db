"""Refusals and faults: the right status, plain words, nothing somebody wrote lost."""

import logging

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from samehere.web import middleware, refusals
from samehere.web.requests import keep_words_with
from samehere.web.tests.builders import Reader, request_by, text_of

STATUSES = {"Refusal": 422, "NotAllowed": 403, "NotFound": 404, "Conflict": 409}


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Django logs each of these answers; that is tested by Django."""
    caplog.set_level(logging.CRITICAL, logger="django")


@pytest.mark.parametrize(("kind", "status"), STATUSES.items())
def test_a_refusal_has_its_status_its_words_and_what_was_written(
    client: Client, kind: str, status: int
) -> None:
    response = client.post(f"/refuse/{kind}/", {"body": "Two pages <i>of mine</i>."})

    page = response.content.decode()
    assert response.status_code == status
    assert "This is &lt;why&gt;." in page
    assert "Two pages &lt;i&gt;of mine&lt;/i&gt;." in page
    assert response.headers["Cache-Control"] == "private, no-store"


def test_a_refusal_has_one_heading_and_the_tab_says_the_same(client: Client) -> None:
    page = client.post("/refuse/NotFound/").content.decode()

    assert "<h1>We can’t find that page</h1>" in page
    assert "<title>We can’t find that page | SameHere</title>" in page


def test_who_is_signed_out_and_may_not_is_shown_the_way_in(client: Client) -> None:
    assert "Sign in</a>\n" in client.post("/refuse/NotAllowed/").content.decode()


def test_who_is_signed_in_and_may_not_is_not_sent_to_sign_in() -> None:
    request = request_by(Reader(), "/")
    refuse = middleware.RefusalPages(lambda _: HttpResponse())

    response = refuse.process_exception(request, refusals.NotAllowed("No."))

    assert response is not None
    assert response.status_code == 403
    assert "sign-in" not in text_of(response)


def test_a_form_that_keeps_its_words_is_shown_instead() -> None:
    request = request_by(Reader(), "/")
    refuse = middleware.RefusalPages(lambda _: HttpResponse())
    keep_words_with(request, lambda refusal: HttpResponse(f"form: {refusal}"))

    kept = refuse.process_exception(request, refusals.Refusal("Too long."))
    gone = refuse.process_exception(request, refusals.NotFound("Gone."))

    assert kept is not None
    assert kept.content == b"form: Too long."
    assert gone is not None
    assert gone.status_code == 404


@pytest.mark.parametrize(
    "other",
    [
        refusals.NotFound("Gone."),
        refusals.NotAllowed("Not yours."),
        refusals.Conflict("Changed."),
        refusals.Refusal("No."),
    ],
)
def test_a_form_that_cannot_be_drawn_again_gives_way_to_why(other: refusals.Refusal) -> None:
    request = request_by(Reader(), "/")
    refuse = middleware.RefusalPages(lambda _: HttpResponse())

    def keeper(_: refusals.Refusal) -> HttpResponse:
        raise other

    keep_words_with(request, keeper)

    answer = refuse.process_exception(request, refusals.Refusal("Too long."))

    assert answer is not None
    assert answer.status_code == other.status
    assert str(other) in text_of(answer)


def test_other_exceptions_go_their_way() -> None:
    refuse = middleware.RefusalPages(lambda _: HttpResponse())

    assert refuse.process_exception(request_by(None, "/"), ValueError("ours")) is None


def test_a_page_that_is_not_there_says_so_without_the_database(client: Client) -> None:
    response = client.get("/nowhere/")

    assert response.status_code == 404
    assert "It may have been deleted by the person who wrote it." in response.content.decode()


def test_a_fault_page_does_not_ask_who_is_signed_in(client: Client) -> None:
    client.cookies["sessionid"] = "x" * 32

    assert client.get("/nowhere/").status_code == 404  # the database is shut to this test


def test_a_wrong_method_gets_words_and_the_right_ones(client: Client) -> None:
    response = client.get("/refuse/NotFound/")

    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert "Go back and use the button." in response.content.decode()


def test_a_foreign_host_gets_words(client: Client) -> None:
    response = client.get("/rules/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert "This server does not answer to that name" in response.content.decode()
    assert "evil.example" not in response.content.decode()


def test_a_fault_of_ours_gives_the_words_back() -> None:
    client = Client(raise_request_exception=False)

    response = client.post("/broken/", {"body": "Precious."})

    assert response.status_code == 500
    assert "Precious." in response.content.decode()
    assert "RuntimeError" not in response.content.decode()


def test_a_form_without_its_token_gives_the_words_back_and_says_what_to_do() -> None:
    client = Client(enforce_csrf_checks=True)

    response = client.post("/sign-in/", {"body": "Precious."})

    assert response.status_code == 403
    assert "copy it first: it stands below" in response.content.decode()
    assert "Precious." in response.content.decode()


def test_too_large_a_body_is_refused_before_it_is_read(client: Client, settings: Settings) -> None:
    settings.LARGEST_BODY = 1000

    response = client.post("/sign-in/", {"body": "x" * 2000})

    assert response.status_code == 413
    assert "none of it was read" in response.content.decode()


@pytest.mark.parametrize(
    ("length", "status"),
    [
        *[(length, 413) for length in ("50000000", "9" * 40, "1000001")],
        *[(length, 200) for length in ("1000000", "0")],
        *[(length, 400) for length in ("-5", "1e9", "+10", "1_0", "٣", "ten")],
    ],
)
def test_only_a_length_that_is_a_number_within_the_limit_passes(length: str, status: int) -> None:
    limit = middleware.BodyLimit(lambda _: HttpResponse())

    request = RequestFactory().post("/")
    request.META["CONTENT_LENGTH"] = length

    assert limit(request).status_code == status


def test_a_body_of_unknown_length_is_refused() -> None:
    limit = middleware.BodyLimit(lambda _: HttpResponse())
    request = RequestFactory().post("/", headers={"Transfer-Encoding": "chunked"})
    request.META["CONTENT_LENGTH"] = ""

    assert limit(request).status_code == 411


def test_every_answer_carries_the_security_headers(client: Client) -> None:
    for path in ("/rules/", "/nowhere/", "/"):
        headers = client.get(path).headers
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "camera=()" in headers["Permissions-Policy"]
        assert headers["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
def test_a_refusal_reads_the_session_once_at_most(client: Client) -> None:
    client.post("/refuse/Conflict/")

    assert Session.objects.count() == 0
