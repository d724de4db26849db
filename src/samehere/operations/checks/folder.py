"""Is what is kept kept safely? The data folder, its key, and the room left on the disk."""

import shutil
import stat
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from samehere.console import Finding, amount, fine, note, wrong

OTHERS = stat.S_IRWXG | stat.S_IRWXO
SHORTEST_KEY = 50
FEWEST_LETTERS = 5
LEAST_FREE = 1_000_000_000
SHOWN = 5
DATABASE = "samehere.sqlite3"


def check_folder() -> Finding:
    """Find out whether other accounts of this machine can look into the data folder."""
    folder = Path(settings.DATA_DIR)
    if folder.stat().st_mode & OTHERS:
        return wrong(
            f"Other accounts of this computer can look into {folder}, which holds e-mail "
            f"addresses beside words about health. Mend it: chmod 700 {folder}"
        )
    return fine(f"Only one account of this computer can look into {folder}.")


def check_owner() -> Finding:
    """Find out whether a file belongs to somebody else, as after a command run as root."""
    folder = Path(settings.DATA_DIR)
    owner = folder.stat().st_uid
    foreign = [path.name for path in folder.rglob("*") if path.lstat().st_uid != owner]
    if foreign:
        return wrong(
            f"In {folder}, {amount(len(foreign), 'file')} of another account than the folder's may "
            f"be out of the community's reach: {_some(foreign)}. Mend it: "
            f"chown -R --reference={folder} {folder}"
        )
    return fine("All files in it belong to the account the folder belongs to.")


def check_key() -> Finding:
    """Find out whether the secret key is secret and long enough, and say since when it is used."""
    path = Path(settings.DATA_DIR) / "secret-key"
    if not path.exists():
        return wrong("There is no secret key. The next start makes one, and signs everybody out.")
    key = path.read_text(encoding="utf-8", errors="replace").strip()
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_LETTERS:
        return wrong(
            f"The secret key in {path} could be guessed: it has {len(key)} characters and needs "
            f"{SHORTEST_KEY}. Stop the community and delete the file: the next start makes a good "
            "one, and everybody signs in again."
        )
    if path.stat().st_mode & OTHERS:
        return wrong(
            f"Other accounts of this computer may read {path}, and whoever has it can pass for "
            f"any member. Mend it: chmod 600 {path}"
        )
    made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return fine(f"The secret key is long, private, and as it was made on {made:%-d %B %Y}.")


def check_disk() -> Finding:
    """Find out whether there is room for a copy of the database and some growth."""
    folder = Path(settings.DATA_DIR)
    free = shutil.disk_usage(folder).free
    needed = max(LEAST_FREE, _size_of(folder / DATABASE))
    if free < needed:
        return wrong(
            f"The disk of {folder} has {_megabytes(free)} left, and {_megabytes(needed)} are "
            "needed: when it is full, nobody can write any more."
        )
    return fine(f"The disk of {folder} has {_megabytes(free)} left.")


def check_copies() -> Finding:
    """Say how to copy safely. There is no command for it yet, so nothing can be looked at."""
    database = Path(settings.DATA_DIR) / DATABASE
    return note(
        "SameHere makes no copies by itself yet, and cannot see whether you do. While it runs, "
        f"only SQLite may copy the database: sqlite3 {database} \".backup '/elsewhere/copy'\". "
        "Keep the secret key with it, and open the copy once to prove it."
    )


def _size_of(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _megabytes(size: int) -> str:
    return f"{size // 1_000_000:,} MB"


def _some(names: list[str]) -> str:
    shown = ", ".join(sorted(names)[:SHOWN])
    return f"{shown} and others" if len(names) > SHOWN else shown
