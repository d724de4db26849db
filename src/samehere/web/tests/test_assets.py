"""Style, script and favicon: served under their digest, whole, compressed, for good."""

import gzip
import re
from pathlib import Path

import pytest

from samehere.web.assets import DJANGO_FILES, FOLDER, STYLES, AssetServer, asset, assets
from samehere.web.tests.builders import ask


def app(environ: object, start: object) -> list[bytes]:
    raise AssertionError("Django was asked for an asset")


SERVER = AssetServer(app)


@pytest.mark.parametrize("kind", ["css", "js", "favicon"])
def test_an_asset_is_there_whole_and_for_good(kind: str) -> None:
    plain = ask(SERVER, asset(kind))
    packed = ask(SERVER, asset(kind), HTTP_ACCEPT_ENCODING="gzip")

    assert plain.status == 200
    assert plain.headers["Content-Type"] == assets()[kind].content_type
    assert plain.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert plain.headers["X-Content-Type-Options"] == "nosniff"
    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"


def test_a_head_request_gets_the_headers_alone() -> None:
    head, full = ask(SERVER, asset("css"), "HEAD"), ask(SERVER, asset("css"))

    assert head.body == b""
    assert head.headers == full.headers


@pytest.mark.parametrize(
    "path",
    ["/static/", "/static/x.css", "/static/../config/settings.py", "/static/web/css/tokens.css"],
)
def test_what_is_not_an_asset_is_not_found_in_plain_text(path: str) -> None:
    answer = ask(SERVER, path)

    assert answer.status == 404
    assert answer.headers["Content-Type"].startswith("text/plain")


def test_the_files_of_the_admin_are_there_by_name() -> None:
    style = ask(SERVER, f"{DJANGO_FILES}admin/css/base.css")
    packed = ask(SERVER, f"{DJANGO_FILES}admin/css/base.css", HTTP_ACCEPT_ENCODING="gzip")

    assert (style.status, style.headers["Content-Type"]) == (200, "text/css; charset=utf-8")
    assert gzip.decompress(packed.body) == style.body
    assert ask(SERVER, f"{DJANGO_FILES}admin/js/theme.js").status == 200
    assert ask(SERVER, f"{DJANGO_FILES}admin/img/search.svg").status == 200


@pytest.mark.parametrize(
    "path",
    ["admin/../../__init__.py", "admin/css", "../templates/admin/base.html", "admin/css/gone.css"],
)
def test_nothing_else_of_django_is(path: str) -> None:
    assert ask(SERVER, f"{DJANGO_FILES}{path}").status == 404


def test_nothing_can_be_sent_to_an_asset() -> None:
    assert ask(SERVER, asset("css"), "POST").status == 404


def test_everything_else_goes_on() -> None:
    with pytest.raises(AssertionError):
        ask(SERVER, "/rules/")


def test_every_style_file_is_in_the_list_and_the_layers_come_first() -> None:
    names = {path.stem for path in (FOLDER / "css").glob("*.css")}

    assert set(STYLES) == names
    assert len(STYLES) == len(names)
    assert STYLES[0] == "layers"


def test_no_asset_asks_another_server_for_anything() -> None:
    for path in [*FOLDER.rglob("*.css"), *FOLDER.rglob("*.js")]:
        assert not re.search(r"https?:|@import|url\(", path.read_text()), path.name


def test_no_template_holds_inline_style_or_script() -> None:
    package = Path(__file__).parents[2]
    inline = re.compile(r"\sstyle=|<style|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)")

    for path in package.rglob("jinja2/**/*.html"):
        assert not inline.search(path.read_text()), path
