"""Gets the text out of a file, or says in a sentence why that is not to be had. No Django."""

import re
import stat
from dataclasses import dataclass
from pathlib import Path

from samehere.archives.errors import ImportRefused

# The longest discussion of the old site is far below 1 MB as a page.
LARGEST_FILE = 64 * 1024 * 1024
_AT_THE_TOP = 4_096
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a compressed file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a picture or a recording",
    b"SQLite format 3": "a database",
    b"{\\rtf": "a rich text document (RTF)",
}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_DECLARED = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{1,40})", re.I)
# What browsers read under these names (WHATWG Encoding Standard, "windows-1252" and others).
_KNOWN = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "iso-8859-15": "iso8859_15",
}


@dataclass(frozen=True, slots=True)
class FileText:
    """What a file says; `note` is a sentence about how it was read, or ""."""

    text: str
    note: str = ""


def read_file(path: Path) -> FileText:
    """Return the text of a file.

    A file over `LARGEST_FILE` is refused before a byte of it is read.

    Raises:
        ImportRefused: not there, no file, too large, empty, binary, not UTF-8.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ImportRefused("it is a folder. Name the files in it")
        if not stat.S_ISREG(status.st_mode):
            raise ImportRefused("it is not an ordinary file")
        if status.st_size > LARGEST_FILE:
            raise ImportRefused(
                f"it has {status.st_size / 1_000_000:,.0f} MB; a saved page has at most "
                f"{LARGEST_FILE / 1_000_000:,.0f} MB"
            )
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise ImportRefused("there is no such file") from None
    except PermissionError:
        raise ImportRefused("you may not read it") from None
    except (OSError, ValueError) as error:
        raise ImportRefused(f"it cannot be read ({_reason(error)})") from None
    return decoded(content)


def decoded(content: bytes) -> FileText:
    """Return the text in `content`: UTF-8, or the old encoding a web page declares.

    Raises:
        ImportRefused: empty, binary, or in no encoding that can be known.
    """
    if not content.strip():
        raise ImportRefused("it is empty")
    for beginning, name in _MAGIC.items():
        if content.startswith(beginning):
            raise ImportRefused(f"it is {name}, not a saved page")
    if content.startswith(_UTF_16):
        raise ImportRefused("it is not UTF-8 but UTF-16. Save it again as UTF-8")
    if (place := content.find(b"\x00")) >= 0:
        raise ImportRefused(f"it is a binary file, not a saved page (a zero at byte {place:,})")
    try:
        return FileText(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _in_old_encoding(content, error)


def _in_old_encoding(content: bytes, error: UnicodeDecodeError) -> FileText:
    declared = _DECLARED.search(content[:_AT_THE_TOP])
    name = declared[1].decode("ascii").casefold() if declared else ""
    if name in _KNOWN:
        try:
            text = content.decode(_KNOWN[name])
        except UnicodeDecodeError as second:
            raise ImportRefused(
                f"it says that it is {name}, but byte {second.start:,} is no such character"
            ) from None
        return FileText(text, note=f"Read as {name}, as the page says it is.")
    line = content.count(b"\n", 0, error.start) + 1
    raise ImportRefused(
        f"it is not UTF-8: byte {error.start:,} (line {line:,}) is 0x{content[error.start]:02X}. "
        "Save it again as UTF-8"
    ) from None


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
