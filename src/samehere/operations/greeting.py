"""What `serve` and `demo` say as soon as the community can be reached."""

from collections.abc import Sequence
from contextlib import suppress
from ipaddress import ip_address

from django.conf import settings
from django.core.management.base import OutputWrapper

NOT_SECURE = """\
This address begins with http, which is right on this computer only: on the way to another one,
anybody could read along. To let others in, put a web server with a certificate in front and set
SAMEHERE_ADDRESS to its https address."""


def greeting(*links: tuple[str, Sequence[str]]) -> str:
    """Return the words for the terminal; `links` are headings, each with its lines."""
    folders = [
        f"All of it is kept in        {settings.DATA_DIR}",
        f"Mail is not sent; it is in  {settings.MAIL_DIR}",
    ]
    blocks = [f"SameHere is running: {settings.ADDRESS}/"]
    blocks += ["\n".join([heading, *(f"  {line}" for line in lines)]) for heading, lines in links]
    blocks.append("\n".join(folders))
    if elsewhere := _addresses_for_others():
        blocks.append("\n  ".join(["For other devices in your network:", *elsewhere]))
    if not settings.IS_SECURE:
        blocks.append(NOT_SECURE)
    blocks.append("Ctrl-C stops it.")
    return "\n\n".join(blocks)


def say(words: str, stdout: OutputWrapper) -> None:
    """Print at once, in a pipe too. That nobody listens any more is no reason to stop."""
    with suppress(OSError):
        stdout.write(words)
        stdout.flush()


def _addresses_for_others() -> list[str]:
    """Return where else the community answers, when it listens on all of this machine."""
    try:
        is_everywhere = ip_address(settings.HOST).is_unspecified
    except ValueError:
        is_everywhere = False
    if not is_everywhere:
        return []
    only_here = ("localhost", "127.", "[::1]", "[fe80:")
    hosts = [host for host in settings.ALLOWED_HOSTS if not host.startswith(only_here)]
    return [f"http://{host}:{settings.PORT}/" for host in hosts if host not in settings.ADDRESS]
