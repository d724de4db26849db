"""How a command speaks: progress, plain lines, refusals with an exit code. No database.

Words owned here: progress, plain command, refuse.
"""

from samehere.console.commands import PlainCommand, refuse
from samehere.console.progress import Progress

__all__ = ["PlainCommand", "Progress", "refuse"]
