"""Texts kept under tests/golden: compared at each run, renewed by `./samehere golden`."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


@dataclass(frozen=True)
class Golden:
    """Compares with the kept texts, or writes them where that was asked for."""

    is_renewing: bool
    folder: Path = FOLDER

    def compare(self, name: str, text: str) -> None:
        """Fail where `text` is not what the file `name` holds, with the difference."""
        path = self.folder / name
        if self.is_renewing:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        kept = path.read_text(encoding="utf-8") if path.exists() else ""
        assert text.splitlines() == kept.splitlines(), (
            f"tests/golden/{name} says otherwise. Where the change is meant: ./samehere golden, "
            "then read the difference before committing it."
        )
