"""Which browser the journeys use."""

import os
import shutil

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]


def browser_program() -> str:
    """Return the path of the browser: $SAMEHERE_CHROMIUM, else the system's; "" for none."""
    names = [os.environ["SAMEHERE_CHROMIUM"]] if os.environ.get("SAMEHERE_CHROMIUM") else NAMES
    return next(filter(None, map(shutil.which, names)), "")
