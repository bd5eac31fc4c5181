"""What reaches a terminal: no control or direction character of a record, whichever command prints it; a file or a pipe gets it as it is."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import townmeeting as tm
from townmeeting.__main__ import main
from townmeeting.cli.commands import COMMANDS
from townmeeting.cli.terminal import guarded, safe, safe_json, safe_xml

CONTROLS = "\x1b\x07\x9b\u202e\u2066\x7f"
HOSTILE = (
    "タウンミーティング【北\x9b区】\n日時：令和4年10月6日（木）\n会場：\x9b31m役所\u202e\n\n●参加者（\x9bA\u202e）\n＜発言1＞\n\x1b]0;x\x07\u202e歩道\x9b2Jを直してください。\n"
    "◆市長\n>>発言1\n\x1b[2J直し\x9bます。\u2066\n>>発言9\n検討\x7fします。\n■ 補足説明\n「歩\u202e道\x9b」について\n直し\x9bました。\n(建設局\x9b 道路課)\n※注\x9bです。\n"
)
OTHER = HOSTILE.replace("歩道", "公\x9b園")


class Terminal(io.StringIO):
    """Standard output as a person sees it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "records").mkdir()
    for name, text in (("old", HOSTILE), ("new", OTHER)):
        (tmp_path / f"{name}.json").write_text(tm.parse(text).model_dump_json(), "utf-8")
    (tmp_path / "records" / "a\x9bb.txt").write_text(HOSTILE, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


RECORD = "records/a\x9bb.txt"
CALLS = {command.name: [command.name, RECORD] for command in COMMANDS} | {
    "compare": ["compare", "old.json", "new.json"],
    "convert": ["convert", "records", "--to", "jsonl", "-o", "o\x9but.jsonl", "--workers", "1"],
}
MORE = (["compare", "--json", "old.json", "new.json"], ["json", "--indent", "0", RECORD], ["show", "--language", "ja", RECORD], ["json", "\x9b"], ["show", "a", "\x9b"])


@pytest.mark.parametrize("call", [*CALLS.values(), *MORE], ids=" ".join)
def test_no_command_sends_a_control_character_to_a_terminal(
    call: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout", out := Terminal())
    monkeypatch.setattr("sys.stderr", err := Terminal())
    main(call)
    printed = out.getvalue() + err.getvalue().replace("\r", "")  # the bar's own
    assert printed
    assert safe(printed) == printed


@pytest.mark.parametrize("name", ["json", "popolo", "text", "akn"])
def test_what_goes_elsewhere_is_left_as_it_is(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", out := io.StringIO())
    assert main(CALLS[name]) == 0
    assert "歩道\x9b2J" in out.getvalue()


def test_json_and_xml_on_a_terminal_are_the_same_data(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = []
    for stream in (io.StringIO(), Terminal()):
        monkeypatch.setattr("sys.stdout", stream)
        for name in ("json", "akn"):
            main(CALLS[name])
            printed.append(stream.getvalue())
            stream.truncate(stream.seek(0))
    assert json.loads(printed[0]) == json.loads(printed[2])
    assert ET.canonicalize(printed[1]) == ET.canonicalize(printed[3])


@pytest.mark.skipif(os.name == "nt", reason="a terminal of POSIX")
@pytest.mark.parametrize("name", ["text", "json", "show"])
def test_a_real_terminal_is_known_for_one(name: str, folder: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    environment = os.environ | {"PYTHONPATH": str(Path(tm.__file__).parents[1]), "PYTHONUTF8": "1", "NO_COLOR": "1"}
    process = subprocess.Popen([sys.executable, "-m", "townmeeting", *CALLS[name]], stdout=theirs, env=environment)
    os.close(theirs)
    seen = b""
    with contextlib.suppress(OSError):  # what Linux says when the other end is closed
        while part := os.read(ours, 4096):
            seen += part
    os.close(ours)
    assert process.wait(60) == 0
    shown = seen.decode().replace("\r\n", "\n")
    assert "を直してください" in shown
    assert safe(shown) == shown


def test_the_ways_to_make_a_text_safe() -> None:
    text = f"髙﨑　①\u00a0㈱ {CONTROLS} \U000e0001\n"
    assert safe(text) == "髙﨑　①\u00a0㈱ ······ ·\n"
    assert json.loads(f'"{safe_json(text[:-1])}"') == text[:-1]
    assert safe_xml("\x9b") == "&#x9B;"
    plain = io.StringIO()
    assert guarded(plain, safe) is plain
    terminal = Terminal()
    assert guarded(terminal, None) is terminal
