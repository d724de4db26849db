"""An error outside Django: answered in plain words, logged without those of the error."""

import logging
from collections.abc import Iterable
from io import BytesIO, StringIO
from wsgiref.handlers import SimpleHandler
from wsgiref.types import StartResponse, WSGIEnvironment
from wsgiref.util import setup_testing_defaults

import pytest

from samehere.web.outermost import Outermost


def broken(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    raise ValueError("itching since may")


def test_an_error_is_answered_and_noted(caplog: pytest.LogCaptureFixture) -> None:
    environ: dict[str, str] = {}
    setup_testing_defaults(environ)
    sent, errors = BytesIO(), StringIO()

    SimpleHandler(BytesIO(), sent, errors, environ).run(Outermost(broken))

    assert b"500 Internal Server Error" in sent.getvalue()
    assert b"Cache-Control: no-store" in sent.getvalue()
    assert b"Something broke on our side" in sent.getvalue()
    assert b"itching" not in sent.getvalue()
    [record] = caplog.records
    assert (record.levelno, record.exc_info is not None) == (logging.ERROR, True)
    assert errors.getvalue() == ""
