"""``ops/setup.sh`` with a stand-in for uv: made once, repaired after an interruption, one sentence when it cannot."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import ROOT

# Notes how it was called, makes an environment that is only this test's Python, and fails to install when told to.
UV = f"""#!/bin/sh
case "$1" in
--version) exit 0 ;;
venv) for last; do :; done; mkdir -p "$last/bin"; ln -s {sys.executable} "$last/bin/python" ;;
pip) [ ! -e fail ] || exit 2 ;;
esac
echo "$*" >> calls
"""
BROKEN = "#!/bin/sh\necho 'pyenv: command not found' >&2\nexit 127\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "ops").mkdir()
    shutil.copy(ROOT / "ops" / "setup.sh", tmp_path / "ops")
    (tmp_path / "requirements.lock").write_text("rasa==3.6.21\n")
    for name, script in {"uv": UV, "python3.10": BROKEN, "python": BROKEN}.items():
        program = tmp_path / "programs" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(script)
        program.chmod(0o755)
    return tmp_path


def set_up(project: Path) -> subprocess.CompletedProcess[str]:
    path = f"{project / 'programs'}{os.pathsep}/usr/bin{os.pathsep}/bin"
    environment = {"PATH": path, "HOME": str(project), "PYENV_ROOT": str(project / "none")}
    return subprocess.run(
        ["/bin/sh", "ops/setup.sh"], cwd=project, env=environment, capture_output=True, text=True, check=False
    )


def calls(project: Path) -> list[str]:
    file = project / "calls"
    made = [line for line in file.read_text().splitlines() if line] if file.is_file() else []
    file.unlink(missing_ok=True)
    return made


def test_it_installs_the_lock_with_hashes_and_then_has_nothing_to_do(project: Path) -> None:
    first = set_up(project)
    assert first.returncode == 0, first.stderr
    made, installed = calls(project)
    assert made.startswith("venv ")
    assert installed == "pip sync --quiet --require-hashes --python .venv/bin/python requirements.lock"
    second = set_up(project)
    assert (second.returncode, second.stdout, calls(project)) == (0, "", [])


def test_a_changed_lock_is_installed_into_the_same_environment(project: Path) -> None:
    set_up(project)
    calls(project)
    (project / "requirements.lock").write_text("rasa==3.6.20\n")
    assert set_up(project).returncode == 0
    assert [call.split()[0] for call in calls(project)] == ["pip"]


def test_an_installation_that_was_cut_short_is_made_anew(project: Path) -> None:
    (project / "fail").touch()
    failed = set_up(project)
    assert failed.returncode == 1
    assert failed.stderr.startswith("The packages could not be installed with uv")
    calls(project)
    (project / "fail").unlink()
    assert set_up(project).returncode == 0
    assert [call.split()[0] for call in calls(project)] == ["venv", "pip"]


def test_programs_that_exist_and_fail_count_as_absent(project: Path) -> None:
    # Another uv of this machine would rightly be found.
    (project / "programs" / "uv").write_text(BROKEN)
    (project / "programs" / "python3").write_text(BROKEN)
    (project / "programs" / "python3").chmod(0o755)
    script = project / "ops" / "setup.sh"
    script.write_text(script.read_text().replace("/usr/local/bin/uv", ""))
    outcome = set_up(project)
    assert outcome.returncode == 1
    assert outcome.stderr.startswith("Amends needs Python 3.10 and found neither it nor uv")
    assert outcome.stderr.count("\n") == 1
