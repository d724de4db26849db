"""For whom a template is being drawn: for visitors, for the cache of members, or for one person.

Templates ask through the globals `hole`, `either`, `is_member`, `icon`, `sprite` and
`sign_in_link` (see templates.py), which ask the drawing in force here. It is kept in a context
variable so that macros from other files need nothing handed to them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from django.template.loader import render_to_string
from markupsafe import Markup, escape

from samehere.web import icons, segments

Body = Callable[[bool], Markup]


class Drawing:
    """One drawing of one page: who it is for, where the page stands, the icons it has used.

    `here` is the address of the page (path and query), "" where coming back makes no sense.
    This class itself draws for visitors.
    """

    def __init__(self, here: str = "") -> None:
        self.here = here
        self.icons: set[str] = set()

    @property
    def is_member(self) -> bool:
        """Say whether the page is for somebody who is signed in."""
        return False

    def hole(self, name: str) -> Markup:
        """Return the value `name`, or the mark for it; visitors' pages have none."""
        return Markup("")

    def either(self, name: str, body: Body) -> Markup:
        """Return what `body` draws for the state of `name`, or both with marks."""
        return body(False)


class ForMembers(Drawing):
    """Draws for every member at once: what is personal becomes marks."""

    @property
    def is_member(self) -> bool:
        return True

    def hole(self, name: str) -> Markup:
        return segments.hole_mark(name)

    def either(self, name: str, body: Body) -> Markup:
        return segments.choice_mark(name, body(True), body(False))


class ForOne(Drawing):
    """Draws for one person whose state is known: forms, refusals, parts of pages.

    `values` are asked only when the template asks for them, so a page without a form makes no
    token and one that shows no name reads no session. `frame_on` are the choices of the frame
    round every page, asked as late.
    """

    def __init__(
        self,
        *,
        here: str,
        is_member: Callable[[], bool],
        values: Mapping[str, Callable[[], str]],
        on: Collection[str] = (),
        frame_on: Callable[[], Collection[str]] = tuple,
    ) -> None:
        super().__init__(here)
        self._is_member = is_member
        self._values = values
        self._on = on
        self._frame_on = frame_on

    @property
    def is_member(self) -> bool:
        return self._is_member()

    def hole(self, name: str) -> Markup:
        return escape(self._values[name]())

    def either(self, name: str, body: Body) -> Markup:
        return body(name in self._on or name in self._frame_on())


_in_force: ContextVar[Drawing] = ContextVar("drawing")


def current() -> Drawing:
    """Return the drawing in force; outside of any, one for a visitor."""
    return _in_force.get(None) or Drawing()


@contextmanager
def in_force(drawing: Drawing) -> Iterator[None]:
    """Put `drawing` in force for what is drawn inside the block."""
    token = _in_force.set(drawing)
    try:
        yield
    finally:
        _in_force.reset(token)


def draw(drawing: Drawing, template: str, context: Mapping[str, object]) -> str:
    """Return `template` drawn for whom `drawing` says."""
    with in_force(drawing):
        return render_to_string(template, dict(context))


def use_icon(name: str) -> Markup:
    """Return the icon and remember to put its symbol on the page."""
    current().icons.add(name)
    return icons.use_of(name)
