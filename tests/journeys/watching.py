"""Notices what must never happen on any page: faults of script, blocked code, foreign requests."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

WORST = {"error", "warning"}
# Chromium's words for a page that was answered with 4xx or 5xx, whoever expected that.
REFUSED = "Failed to load resource: the server responded with a status of"
REPORT = """
addEventListener("securitypolicyviolation", event => console.error(
    `blocked by the content security policy: ${event.violatedDirective} ${event.blockedURI}`))
"""


class Watch:
    """Looks over all pages of a context. `complaints` is empty where all went well."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.complaints: list[str] = []
        self._address = address
        self._refused: set[str] = set()
        context.on("console", self._hear)
        context.on("weberror", self._see_fault)
        context.on("request", self._see_request)
        context.on("response", self._see_response)

    def stop(self) -> None:
        """Look away, so that the next watch has the context to itself."""
        self.context.remove_listener("console", self._hear)
        self.context.remove_listener("weberror", self._see_fault)
        self.context.remove_listener("request", self._see_request)
        self.context.remove_listener("response", self._see_response)

    def forgive(self, words: str) -> None:
        """Take back complaints with these words, which the journey has caused on purpose."""
        forgiven = [complaint for complaint in self.complaints if words in complaint]
        assert forgiven, f"nothing was said about {words!r}"
        self.complaints = [one for one in self.complaints if one not in forgiven]

    def _hear(self, message: ConsoleMessage) -> None:
        is_refusal = message.text.startswith(REFUSED) and message.location["url"] in self._refused
        if message.type in WORST and not is_refusal:
            self.complaints.append(f"{message.type}: {message.text}")

    def _see_fault(self, fault: WebError) -> None:
        self.complaints.append(f"script failed: {fault.error}")

    def _see_request(self, request: Request) -> None:
        if not request.url.startswith(f"{self._address}/"):
            self.complaints.append(f"request to another place: {request.url}")

    def _see_response(self, response: Response) -> None:
        # Journeys check themselves what a page says; a fault of the server they never expect.
        if 400 <= response.status < 500 and response.request.is_navigation_request():
            self._refused.add(response.url)
