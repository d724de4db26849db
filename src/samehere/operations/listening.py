"""The address served on: is it ours to take, is it taken already, does it answer yet?"""

import errno
import ipaddress
import socket
from types import TracebackType
from typing import Self

from samehere.console import refuse

REASONS = {
    errno.EADDRINUSE: "Port {port} is taken by another program. Choose another one with --port.",
    errno.EACCES: "Port {port} is not open to this account. Choose one from 1024 up with --port.",
    errno.EADDRNOTAVAIL: "{host} is not an address of this machine. Choose another with --host.",
}


class HeldPort:
    """A port reserved for this server: nobody else gets it between the check and the serving.

    A context manager. Refuses, with a sentence and exit code 2, what cannot be served on.
    `address` is the host as a number, which is what granian takes.
    """

    def __init__(self, host: str, port: int) -> None:
        self.port = port
        self._family, self.address = _resolved(host, port)
        self._held = socket.socket(self._family)
        try:
            # First alone: granian's sockets share ports, so a second server would go unnoticed.
            with socket.socket(self._family) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((self.address, port))
            self._held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            self._held.bind((self.address, port))
        except OSError as error:
            self._held.close()
            reason = REASONS.get(error.errno or 0, "Port {port} on {host} cannot be used.")
            refuse(reason.format(port=port, host=host))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._held.close()

    def answers(self) -> bool:
        """Whether a server takes connections on the port by now."""
        host = self.address
        if ipaddress.ip_address(host.split("%")[0]).is_unspecified:
            # A server on all addresses is asked on this machine's own.
            host = "127.0.0.1" if self._family == socket.AF_INET else "::1"
        with socket.socket(self._family) as asking:
            asking.settimeout(1)
            return asking.connect_ex((host, self.port)) == 0


def _resolved(host: str, port: int) -> tuple[socket.AddressFamily, str]:
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        refuse(f"{host} is not an address of this machine. Choose another with --host.")
    # "localhost" is two addresses; browsers try both, so the older kind serves everybody.
    family, _, _, _, address = min(found, key=lambda entry: entry[0] != socket.AF_INET)
    return family, str(address[0])
