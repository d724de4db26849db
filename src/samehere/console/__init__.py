"""How a command speaks: progress, plain lines, refusals with an exit code. No database.

Words owned here: progress, plain command.
"""
