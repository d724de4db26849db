"""The options that `serve` and `demo` share."""

from argparse import ArgumentParser


def add_serving_options(parser: ArgumentParser) -> None:
    """Show --host and --port in the help.

    The program takes both off the line before, since the settings are made from them.
    """
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="address to listen on; 0.0.0.0 for all of this machine's (default: %(default)s)",
    )
    parser.add_argument("--port", default="8000", help="port to listen on (default: %(default)s)")
