"""The folder a community lives in, and the hosts it answers to."""

import fcntl
import ipaddress
import os
import secrets
import socket
import struct
from pathlib import Path

DEFAULT_FOLDER = Path.home() / ".local" / "share" / "samehere"
PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
# SIOCGIFADDR of Linux; other systems refuse it and their names have to do.
_GET_INTERFACE_ADDRESS = 0x8915


def secret_key(folder: Path) -> str:
    """Return the key in `folder`/secret-key; make the folder and the key when they are missing.

    Two processes that start together agree on one key: whoever creates the file first wins.
    """
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    path = folder / "secret-key"
    draft = folder / f".secret-key-{os.getpid()}-{secrets.token_hex(4)}"
    if not path.exists():
        with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE), "w") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()


def listed_hosts(address_host: str, served_host: str) -> list[str]:
    """Return the hosts answered: the address's, this machine's names, and the one served on.

    `0.0.0.0` and `::` stand for every address of the machine, so those are added; nothing is
    looked up outside it.
    """
    hosts = [address_host, "localhost", "127.0.0.1", "[::1]"]
    if _is_every_address(served_host):
        hosts += _own_addresses()
    elif ":" in served_host:
        hosts.append(f"[{served_host.strip('[]')}]")
    else:
        hosts.append(served_host)
    return list(dict.fromkeys(hosts))


def _is_every_address(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def _own_addresses() -> list[str]:
    name = socket.gethostname()
    try:
        found = socket.getaddrinfo(name, None, flags=socket.AI_ADDRCONFIG)
    except OSError:
        found = []
    named = [str(entry[4][0]).split("%")[0] for entry in found]
    addresses = dict.fromkeys([*named, *_addresses_of_interfaces()])
    return [name, *(f"[{a}]" if ":" in a else a for a in addresses)]


def _addresses_of_interfaces() -> list[str]:
    """Return the IPv4 address of each interface; none where the system is not asked this way.

    On Debian the host's name often leads to 127.0.1.1 alone, and a phone in the same house uses
    an address no name leads to.
    """
    addresses = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        for _, interface in socket.if_nameindex():
            request = struct.pack("256s", interface.encode()[:15])
            try:
                answer = fcntl.ioctl(asked.fileno(), _GET_INTERFACE_ADDRESS, request)
            except OSError:
                continue  # it has no address, or this is not Linux
            addresses.append(socket.inet_ntoa(answer[20:24]))
    return addresses
