"""The testing kit in a project of its own, with the townmeeting that is installed: ``python tests/downstream/check.py``.

What passes has to pass, what differs has to fail readably, and what is written has to be said and to pass from then on.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).parent / "project"
FAILURE: Final = """\
south.txt is not read as south.expected.json expects:
south.txt:7:1: difference: remark-2, paragraph 1, text [remarks[1].paragraphs[0].text]
    バスの本数を増やしてください。
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    expected "バスの便数を増やしてください。"
    given    "バスの本数を増やしてください。"
                    ^^
south.txt:12:1: difference: response-2-1, speaker, label [responses[1].speaker.label]
    >> 発言2
    ^^^^^^^^
    expected "市長"
    given    "市職員"
"""


def run(project: Path, *arguments: str) -> tuple[int, str]:
    """The exit code and the output of the project's tests."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--color=no", *arguments]
    done = subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", env={"PYTHONUTF8": "1"}, timeout=300, check=False)
    return done.returncode, done.stdout + done.stderr


def expect(outcome: tuple[int, str], code: int, *words: str) -> None:
    """End the check unless the exit code is ``code`` and each of the words is in the output."""
    missing = [word for word in words if word not in outcome[1]]
    if outcome[0] != code or missing:
        sys.exit(f"{outcome[1]}\nexit code {outcome[0]}, {code} expected; not in the output: {missing}")


def check(project: Path) -> None:
    """The whole check in a copy of the project."""
    where = subprocess.run([sys.executable, "-c", "import townmeeting; print(townmeeting.__file__)"], cwd=project, capture_output=True, text=True, check=True)
    if "site-packages" not in where.stdout:
        sys.exit(f"townmeeting is not installed: {where.stdout}")
    expect(run(project), 1, FAILURE, "1 failed, 6 passed", "FAILED records/south.txt::meeting")
    south = project / "records" / "south.expected.json"
    before = south.read_text("utf-8")
    expect(run(project, "--townmeeting-update"), 0, "expectations written", "records/south.expected.json: 2 difference(s)", "7 passed")
    changed = [line for line in south.read_text("utf-8").splitlines() if line not in before.splitlines()]
    if [re.findall("バスの本数|市職員", line) for line in changed] != [["バスの本数"], ["市職員"]]:
        sys.exit(f"other lines than the two were written: {changed}")
    outcome = run(project)
    expect(outcome, 0, "7 passed")
    if "written" in outcome[1]:
        sys.exit(f"something was written unasked:\n{outcome[1]}")
    shutil.rmtree(project / "records")
    (project / "records").mkdir()
    expect(run(project), 4, "townmeeting_records", "records has no record")


def main() -> None:
    """Check in a folder outside of the checkout."""
    with tempfile.TemporaryDirectory() as folder:
        check(Path(shutil.copytree(PROJECT, Path(folder) / "project")))
    print("the testing kit works in a project of its own")


if __name__ == "__main__":
    main()
