"""./samehere: what it installs, when, what it says where something is missing, what it passes on.

The script runs in a checkout of its own with made-up programs, so no test installs anything.
"""

import ast
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house.tree import ROOT

TOOLS = ["ruff", "djlint", "mypy", "lint-imports", "pytest"]

# Answers as `uv venv ... FOLDER` and `uv pip install ...` do, and writes down what it was asked.
UV = """#!/bin/sh
echo "uv $*" >> "{log}"
[ -e "{log}.fail" ] && {{ echo "no network"; exit 1; }}
[ "$1" = venv ] && {{ mkdir -p "{venv}/bin"; cp "{log}.tool" "{venv}/bin/python"; exit 0; }}
cp "{log}.program" "{venv}/bin/samehere"
for tool in {tools}; do cp "{log}.tool" "{venv}/bin/$tool"; done
"""
PROGRAM = '#!/bin/sh\necho "program: $*"\nexit 7\n'
TOOL = '#!/bin/sh\ncase "$0" in */mypy) echo "a type is wrong"; exit 1;; esac\n'
APT = "#!/bin/sh\necho \"apt-get $*\" >> '{log}'\n[ $1 = update ] || exit 100\n"


@dataclass(frozen=True)
class Checkout:
    """A copy of the script beside a small pyproject.toml, with a PATH of its own."""

    root: Path

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    def program(self, name: str, text: str) -> None:
        path = self.root / "path" / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def asked(self) -> list[str]:
        """Return what was asked of the made-up programs since the last time."""
        log = self.root / "log"
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return lines

    def start(self, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, self.root / "samehere", *arguments],
            env={"PATH": str(self.root / "path"), **environment},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


@pytest.fixture
def bare(tmp_path: Path) -> Checkout:
    """A checkout where there is neither uv nor a browser."""
    shutil.copy(ROOT / "samehere", tmp_path)
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## 1.0.0\n", encoding="utf-8")
    (tmp_path / "path").mkdir()
    for name in ["sh", "mkdir", "cp"]:
        (tmp_path / "path" / name).symlink_to(shutil.which(name) or "")
    return Checkout(tmp_path)


@pytest.fixture
def checkout(bare: Checkout) -> Checkout:
    """A checkout where uv and a browser can be had."""
    log = bare.root / "log"
    for name, text in {"program": PROGRAM, "tool": TOOL}.items():
        path = Path(f"{log}.{name}")
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
    bare.program("uv", UV.format(log=log, venv=bare.venv, tools=" ".join(TOOLS)))
    bare.program("chromium", TOOL)
    return bare


def without_ensurepip(bare: Checkout) -> str:
    """Return a PYTHONPATH on which ensurepip fails as it does on Debian without python3-venv."""
    folder = bare.root / "debian"
    folder.mkdir()
    (folder / "ensurepip.py").write_text("raise ImportError('left out')", encoding="utf-8")
    return str(folder)


def test_the_first_start_installs_wheels_only_and_passes_everything_on(checkout: Checkout) -> None:
    answer = checkout.start("import", "--json", "a page.html")

    assert answer.stdout == "program: import --json a page.html\n"
    assert answer.returncode == 7
    made, installed = checkout.asked()
    assert made.startswith("uv venv")
    assert "--only-binary :all:" in installed
    assert not installed.endswith("[test]")


def test_the_second_start_installs_nothing_and_costs_next_to_nothing(checkout: Checkout) -> None:
    checkout.start("demo")
    checkout.asked()
    before = os.times()
    answer = checkout.start("demo")
    after = os.times()

    assert checkout.asked() == []
    assert answer.stderr == ""
    # Processor time: what else the machine is doing says nothing about the script.
    used = after.children_user + after.children_system
    assert used - before.children_user - before.children_system < 0.3


def test_a_changed_pyproject_or_version_is_installed_on_top(checkout: Checkout) -> None:
    checkout.start("demo")
    checkout.asked()
    (checkout.root / "pyproject.toml").write_text("[project]\nname='x'\n", encoding="utf-8")
    checkout.start("demo")
    (installed,) = checkout.asked()
    (checkout.root / "CHANGELOG.md").write_text("## 1.1.0\n", encoding="utf-8")
    checkout.start("demo")

    assert installed.startswith("uv pip install")
    assert len(checkout.asked()) == 1


def test_an_installation_that_was_broken_off_is_started_afresh(checkout: Checkout) -> None:
    (checkout.root / "log.fail").touch()
    failed = checkout.start("demo")
    (checkout.root / "log.fail").unlink()
    checkout.venv.mkdir()
    (checkout.venv / "half a package").touch()
    checkout.asked()

    answer = checkout.start("demo")

    assert failed.returncode == 2
    assert "no network" in failed.stderr
    assert answer.returncode == 7
    assert not (checkout.venv / "half a package").exists()
    assert len(checkout.asked()) == 2


def test_a_checkout_that_was_moved_installs_anew(checkout: Checkout) -> None:
    checkout.start("demo")
    checkout.asked()
    (checkout.venv / "bin" / "python").unlink()
    (checkout.venv / "bin" / "python").symlink_to("/no/such/python")

    checkout.start("demo")

    assert len(checkout.asked()) == 2


def test_a_system_without_ensurepip_is_told_what_to_install(bare: Checkout) -> None:
    answer = bare.start("demo", PYTHONPATH=without_ensurepip(bare))

    assert answer.returncode == 2
    assert "apt-get install python3-venv\n" in answer.stderr
    assert not bare.venv.exists()


@pytest.mark.parametrize("arguments", [["--install-system", "demo"], ["demo", "--install-system"]])
def test_the_script_installs_what_is_missing_where_asked_to_by_root(
    bare: Checkout, arguments: list[str]
) -> None:
    bare.program("apt-get", APT.format(log=bare.root / "log"))

    answer = bare.start(*arguments, PYTHONPATH=without_ensurepip(bare))

    assert answer.returncode == 2
    if os.geteuid() == 0:
        install = "apt-get install -y --no-install-recommends python3-venv"
        assert bare.asked() == ["apt-get update", install]
    else:
        assert bare.asked() == []
        assert "sudo apt-get install python3-venv\n" in answer.stderr


def test_tests_without_a_browser_say_what_to_install(checkout: Checkout) -> None:
    (checkout.root / "path" / "chromium").unlink()

    answer = checkout.start("test")

    assert answer.returncode == 2
    assert "apt-get install chromium\n" in answer.stderr
    assert checkout.asked() == []


def test_all_that_is_missing_is_said_at_once(bare: Checkout) -> None:
    answer = bare.start("test", PYTHONPATH=without_ensurepip(bare))

    assert answer.returncode == 2
    assert "apt-get install python3-venv chromium\n" in answer.stderr


def test_all_checks_run_although_one_fails(checkout: Checkout) -> None:
    answer = checkout.start("test", "--fast")

    assert answer.returncode == 1
    assert "a type is wrong" in answer.stdout
    names = ["format", "lint", "templates", "types", "imports", "migrations", "tests"]
    lines = [line for line in answer.stdout.splitlines() if line.split()[0] in names]
    assert [line.split()[0] for line in lines] == names
    assert [line.split()[0] for line in lines if "FAILED" in line] == ["types"]
    assert answer.stdout.endswith("\n7 checks, 1 failed: types\n")


def test_help_needs_no_installation(checkout: Checkout) -> None:
    answer = checkout.start("--help")

    assert answer.returncode == 0
    assert "./samehere COMMAND" in answer.stdout
    assert checkout.start().returncode == 2
    assert checkout.asked() == []


def test_an_older_python_can_read_the_script_far_enough_to_refuse() -> None:
    text = (ROOT / "samehere").read_text(encoding="utf-8")

    ast.parse(text, feature_version=(3, 6))
