"""A public catalogue on this machine, for tests, and what it is told to answer."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from samehere.evidence.catalogues import CATALOGUES, Catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from samehere.evidence.identifiers import Scheme

CROSSREF = {
    "message": {
        "title": ["Two <i>ointments</i> &amp; one lamp"],
        "author": [{"family": "Quillfeather"}, {"family": "Other"}],
        "container-title": ["Journal of Invented Trials"],
        "issued": {"date-parts": [[2014, 3]]},
    }
}
PUBMED = {
    "result": {
        "uids": ["24704090"],
        "24704090": {
            "title": "A lamp against two ointments.",
            "authors": [{"name": "Quillfeather B"}],
            "fulljournalname": "Annals of Invented Trials",
            "pubdate": "2015 Jan-Feb",
        },
    }
}


@dataclass
class PublicCatalogue:
    """What the catalogue answers, and what it was asked: path and headers of each request."""

    status: int = 200
    body: bytes = b"{}"
    location: str = ""
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    catalogues: Mapping[Scheme, Catalogue] = field(default_factory=dict)

    def answers(self, what: object) -> None:
        """Let it answer with this as JSON."""
        self.body = json.dumps(what).encode()


@contextmanager
def a_public_catalogue() -> Iterator[PublicCatalogue]:
    """Run a catalogue on a port of this machine; its `catalogues` ask there as the real ones do."""
    told = PublicCatalogue()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.append((self.path, dict(self.headers)))
            self.send_response(told.status)
            if told.location:
                self.send_header("Location", told.location)
            self.end_headers()
            self.wfile.write(told.body)

        def log_request(self, code: object = "-", size: object = "-") -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    root = f"http://127.0.0.1:{server.server_address[1]}"
    told.catalogues = {
        scheme: Catalogue(f"{root}/{scheme}/{{}}", catalogue.read)
        for scheme, catalogue in CATALOGUES.items()
    }
    try:
        yield told
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
