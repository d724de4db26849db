"""What may stand in a log: what happened and where in the program, never what people wrote.

A log is kept, copied and read by others than those members write for. So a line tells no address
of a page (only its pattern), no e-mail or network address, and of an error its kind and place but
not its words, which often quote what was typed.
"""

import ipaddress
import logging
import re
import traceback
from pathlib import Path

E_MAIL = re.compile(r"[^\s<>\"'(),;:]+@[^\s<>\"'(),;:]+")
PERHAPS_NETWORK = re.compile(r"[0-9A-Fa-f:.%]{3,}")
# Also the line breaks only some programs obey, and what moves a terminal's cursor.
BREAKS_LINES = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
PACKAGE = Path(__file__).parents[2]


class PlainFormatter(logging.Formatter):
    """One line a record; after an error, a line for each place it went through."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the lines, without the last line break."""
        told = BREAKS_LINES.sub(" ", _without_addresses(_told(record)))
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {told}"
        error = record.exc_info[1] if record.exc_info else None
        return "\n".join([line, *(_places(error) if error else [])])


def _told(record: logging.LogRecord) -> str:
    request = getattr(record, "request", None)
    if request is not None:
        # Django's own words hold the path, and with it what somebody looked for.
        match = getattr(request, "resolver_match", None)
        page = f"/{match.route}" if match else "a page"
        status = getattr(record, "status_code", "")
        return f"{getattr(request, 'method', '')} {page}: {status}".strip()
    try:
        words = record.getMessage()
    except (TypeError, ValueError):
        return str(record.msg)
    # granian's line about an error of the application goes on with the error's words.
    is_server = record.name.partition(".")[0] == "_granian"
    return words.partition("\n")[0] if is_server else words


def _without_addresses(words: str) -> str:
    return PERHAPS_NETWORK.sub(_hide_network, E_MAIL.sub("(e-mail)", words))


def _hide_network(found: re.Match[str]) -> str:
    text = found[0].rstrip(".")
    # Tried with and without a port, whose colon may also be the end of a sentence's half.
    for candidate in (text, text.rpartition(":")[0]):
        try:
            address = ipaddress.ip_address(candidate)
        except ValueError:
            continue
        is_ours = address.is_loopback or address.is_unspecified
        return found[0] if is_ours else "(network address)"
    return found[0]


def _places(error: BaseException) -> list[str]:
    """Return the kind of the error and of those that led to it, each with its places."""
    lines, seen = list[str](), set[int]()
    next_error: BaseException | None = error
    while next_error is not None and id(next_error) not in seen:
        seen.add(id(next_error))
        lines.append(f"  {type(next_error).__module__}.{type(next_error).__qualname__}")
        frames = traceback.extract_tb(next_error.__traceback__)
        lines += [f"    at {_short(frame.filename)}:{frame.lineno}" for frame in frames]
        next_error = next_error.__cause__ or next_error.__context__
    return lines


def _short(filename: str) -> str:
    path = Path(filename)
    if path.is_relative_to(PACKAGE):
        return str(path.relative_to(PACKAGE))
    return filename.rpartition("site-packages/")[2]
