"""Round everything else: an error outside Django is answered, and logged by its kind and place."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from samehere.web.headers import ASSET_HEADERS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

logger = logging.getLogger(__name__)

WORDS = b"Something broke on our side. Try again in a minute.\n"


class Outermost:
    """Hands every request to `application`; the server would log an error with its words."""

    def __init__(self, application: WSGIApplication) -> None:
        self._application = application

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        try:
            return self._application(environ, start)
        except Exception:
            logger.exception("A request could not be answered.")
        headers = [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", str(len(WORDS))),
            ("Cache-Control", "no-store"),
            *ASSET_HEADERS.items(),
        ]
        start("500 Internal Server Error", headers)
        return [WORDS]
