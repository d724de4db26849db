"""What an import refuses, with the words the operator reads. Pure, so that readers may raise it."""


class ImportRefused(Exception):
    """The files cannot come in as asked; `str(error)` says which and why. Nothing was written."""


class AnotherLayout(ImportRefused):
    """No reader knows this page."""

    def __init__(self, because: str) -> None:
        super().__init__(f"this does not look like a saved discussion page, because {because}")
