"""The server the journeys visit: the real program, on a data folder of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path
from re import MULTILINE, search

from samehere.operations.tests.programs import Running, free_port, wait_until
from tests.house.tree import ROOT
from tests.journeys.world import World

PATIENCE_SECONDS = 60.0


@dataclass(frozen=True)
class Newcomer:
    """A member nobody else in this run uses, with two ways in: see `steps.sign_in`."""

    name: str
    link: str
    session: str


@dataclass
class Site:
    """A running community. What a journey changes is its own: it takes it from here first."""

    address: str
    mail: Path
    world: World
    _taken: dict[str, int] = field(default_factory=dict)

    def newcomer(self) -> Newcomer:
        """Return a member whom no other journey signs in."""
        return Newcomer(*self.world.newcomers[self._next("newcomer")])

    def guarded(self) -> Newcomer:
        """Return a member with a passkey, an app and recovery codes, whom no other one uses."""
        return Newcomer(*self.world.guarded[self._next("guarded")])

    def fresh_discussion(self) -> int:
        """Return a discussion of four posts no other journey writes to."""
        return self.world.fresh[self._next("discussion")]

    def operator(self) -> Newcomer:
        """Return whoever runs the community."""
        return Newcomer(*self.world.operator)

    def judge(self) -> Newcomer:
        """Return an operator who decides nothing in other journeys, and may judge what they did."""
        return Newcomer(*self.world.judge)

    def first_link(self) -> str:
        """Return a link that makes an operator's account, once."""
        return self.world.first_links[self._next("first link")]

    def number(self) -> int:
        """Return a number no other journey of this run has."""
        return self._next("number")

    def code_for(self, email: str, *, mails: int = 1) -> str:
        """Return the code in the newest mail to this address, once `mails` have come."""
        wait_until(lambda: len(self._letters(email)) >= mails, PATIENCE_SECONDS)
        found = search(r"^\d{6}$", self._letters(email)[-1], MULTILINE)
        assert found, "the mail holds no code"
        return found.group()

    def letter_to(self, email: str, *, mails: int = 1) -> str:
        """Return the newest mail to this address, once `mails` have come."""
        wait_until(lambda: len(self._letters(email)) >= mails, PATIENCE_SECONDS)
        return self._letters(email)[-1]

    def _letters(self, email: str) -> list[str]:
        files = sorted(self.mail.glob("*.eml"), key=lambda path: int(path.stem.rpartition("-")[2]))
        read = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in files]
        return [str(letter.get_content()) for letter in read if letter["To"] == email]

    def _next(self, kind: str) -> int:
        self._taken[kind] = self._taken.get(kind, -1) + 1
        return self._taken[kind]


@contextmanager
def a_site(folder: Path) -> Iterator[Site]:
    """Fill the folder and serve it until the block ends."""
    filled = subprocess.run(
        [sys.executable, "-m", "tests.journeys.world"],
        cwd=ROOT,
        env={**os.environ, "SAMEHERE_DATA": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    port = free_port()
    with Running("serve", "--port", str(port), folder=folder) as running:
        running.wait_for("Ctrl-C stops it.")
        yield Site(f"http://localhost:{port}", folder / "mail", World(**json.loads(filled.stdout)))
        running.stop()
