"""Files that come in and files that do not, each with a sentence that says why."""

import os
import time
from pathlib import Path

import pytest

from samehere.archives.errors import ImportRefused
from samehere.archives.files import LARGEST_FILE, decoded, read_file

LATIN = "<html><head><meta charset=windows-1252></head><body>café “ok” £5</body></html>"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "it is empty"),
        (b" \r\n\t\n", "it is empty"),
        (b"%PDF-1.7 rest", "a PDF"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0rest", "a picture"),
        (b"\x1f\x8b\x08rest", "a compressed file"),
        (b"some text\x00 and a zero", "binary file.*byte 9"),
        ("Posted , 3".encode("utf-16"), "UTF-16"),
        ("Posted , 3".encode("utf-16-be"), "binary"),
        ("one\ntwo é".encode("latin-1"), r"not UTF-8: byte 8 \(line 2\) is 0xE9"),
        (b"cut off \xe2\x80", "not UTF-8: byte 8"),
        (b"\xed\xa0\x80", "not UTF-8"),
        (b"<meta charset=windows-1252>\x81", "windows-1252, but byte 27"),
        (b"<meta charset=shift_jis>\x83\x65", "not UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(content: bytes, sentence: str) -> None:
    with pytest.raises(ImportRefused, match=sentence):
        decoded(content)


def test_utf_8_is_read_with_or_without_a_byte_order_mark() -> None:
    assert decoded("é 👩‍👧".encode()).text == "é 👩‍👧"
    assert decoded("é".encode("utf-8-sig")).text == "é"


@pytest.mark.parametrize(
    "declaration",
    [
        "<meta charset=windows-1252>",
        '<meta charset="ISO-8859-1">',
        '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
    ],
)
def test_the_old_encoding_that_a_page_declares_is_read_and_noted(declaration: str) -> None:
    text = LATIN.replace("<meta charset=windows-1252>", declaration)
    read = decoded(text.encode("cp1252"))

    assert read.text == text
    assert "as the page says" in read.note


def test_a_page_in_utf_8_that_declares_something_else_is_read_as_utf_8() -> None:
    assert decoded(LATIN.encode()).text == LATIN


def test_a_file_too_large_is_refused_before_a_byte_of_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(300 * 1024 * 1024)

    start = time.perf_counter()
    with pytest.raises(ImportRefused, match="it has 315 MB; a saved page has at most 67 MB"):
        read_file(large)
    assert time.perf_counter() - start < 0.2


def test_the_largest_file_is_still_read(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(b"x" * 1_000)
    assert read_file(file).text == "x" * 1_000
    assert LARGEST_FILE == 64 * 1024 * 1024


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, sentence in [
        ("missing.txt", "there is no such file"),
        (".", "it is a folder"),
        ("pipe", "not an ordinary file"),
        ("x" * 500, "cannot be read"),
        ("zero\0", "cannot be read"),
    ]:
        with pytest.raises(ImportRefused, match=sentence):
            read_file(tmp_path / name)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_one_may_not_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text("x")
    file.chmod(0)

    with pytest.raises(ImportRefused, match="you may not read it"):
        read_file(file)
