"""What the settings promise on https, and what the database promises about its file."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.db import connection

FORUM = "https://forum.example.org"

# What a process of its own runs: the settings are read once in a process. It draws two pages as
# behind a proxy, by http and under the community's name, and prints what a browser would get.
ASK = """
import json
import django
from django.conf import settings
django.setup()
from django.contrib import messages
from django.contrib.messages.storage import default_storage
from django.http import HttpResponse
from django.test import Client, RequestFactory
visitor = Client(headers={"host": "forum.example.org"})
rules = visitor.get("/rules/")
answer = visitor.get("/sign-in/")
request = RequestFactory().get("/", headers={"host": "forum.example.org"})
request.session = {}
request._messages = default_storage(request)
messages.success(request, "Deleted.")
kept = HttpResponse()
request._messages.update(kept)
cookies = [*answer.cookies.values(), *kept.cookies.values()]
names = ["SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY",
         "SESSION_COOKIE_PATH", "SESSION_COOKIE_DOMAIN", "CSRF_COOKIE_NAME",
         "CSRF_COOKIE_SECURE", "CSRF_COOKIE_HTTPONLY", "CSRF_COOKIE_DOMAIN"]
print(json.dumps({
    "settings": {name: getattr(settings, name) for name in names},
    "cookies_of_rules": list(rules.cookies),
    "status": answer.status_code,
    "hsts": answer.headers.get("Strict-Transport-Security"),
    "cookies": {c.key: {k: c[k] for k in ("secure", "httponly", "path", "domain")}
                for c in cookies},
}))
"""


def what_a_browser_gets(folder: Path, **variables: str) -> Mapping[str, object]:
    """Return what a process with these variables says in answer to `ASK`."""
    given = {
        "DJANGO_SETTINGS_MODULE": "samehere.config.settings",
        "SAMEHERE_DATA": str(folder / "data"),
        **variables,
    }
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", ASK],
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said: Mapping[str, object] = json.loads(done.stdout)
    return said


def test_on_https_every_cookie_is_bound_to_the_host_and_sent_encrypted(tmp_path: Path) -> None:
    said = what_a_browser_gets(tmp_path, SAMEHERE_ADDRESS=FORUM)

    assert said["settings"] == {
        "SESSION_COOKIE_NAME": "__Host-sessionid",
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_PATH": "/",
        "SESSION_COOKIE_DOMAIN": None,
        "CSRF_COOKIE_NAME": "__Host-csrftoken",
        "CSRF_COOKIE_SECURE": True,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_DOMAIN": None,
    }
    bound = {"secure": True, "httponly": True, "path": "/", "domain": ""}
    assert said["cookies"] == {"__Host-csrftoken": bound, "__Host-messages": bound}
    # A page with a cookie would not be kept for visitors.
    assert said["cookies_of_rules"] == []
    assert said["status"] == 200
    assert said["hsts"] == "max-age=63072000"


def test_on_http_cookies_have_names_a_browser_takes(tmp_path: Path) -> None:
    said = what_a_browser_gets(tmp_path, SAMEHERE_ADDRESS="http://forum.example.org")

    plain = {"secure": "", "httponly": True, "path": "/", "domain": ""}
    assert said["cookies"] == {"csrftoken": plain, "messages": plain}
    assert said["hsts"] is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "value"),
    [
        # 2 is FULL: what was answered for is on the disk, though the power fails next.
        ("synchronous", 2),
        ("journal_mode", "wal"),
        ("secure_delete", 1),
        ("foreign_keys", 1),
    ],
)
def test_the_database_keeps_its_promises_on_the_connection_django_uses(
    name: str, value: int | str
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        assert cursor.fetchone() == (value,)
