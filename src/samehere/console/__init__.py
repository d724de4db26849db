"""How a command speaks: progress, plain lines, findings, refusals with an exit code. No database.

Words owned here: progress, plain command, finding, refuse.
"""

from samehere.console.commands import PlainCommand, refuse
from samehere.console.findings import Finding, State, amount, fine, note, wrong
from samehere.console.progress import Progress

__all__ = [
    "Finding",
    "PlainCommand",
    "Progress",
    "State",
    "amount",
    "fine",
    "note",
    "refuse",
    "wrong",
]
