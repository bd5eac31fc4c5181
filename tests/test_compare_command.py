"""``townmeeting compare``: two files, two folders, two .jsonl files; what is missing, new or unreadable; another schema's version."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

import townmeeting as tm
from townmeeting.__main__ import main

TEXT: Final = "●参加者\n＜発言1＞\n歩道を広げてください。\n◆市長\n>>発言1\n広げます。\n"
OTHER: Final = TEXT.replace("広げます", "広げません")


def written(path: Path, text: str = TEXT, **changes: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(json.loads(tm.parse(text).model_dump_json()) | changes), "utf-8")
    return path


def outcome(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(["compare", *map(str, arguments)])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_two_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = written(tmp_path / "old.json"), written(tmp_path / "new.json", OTHER)
    assert outcome(capsys, old, old) == (0, "1 same\n", "")
    assert outcome(capsys, old, new) == (1, "new.json: 1 change(s)\n  response-1-1: words were “す”, are “せん”\n1 changed\n", "")


def test_what_the_command_line_writes_is_what_it_compares(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    for name, indent in (("a.json", "0"), ("b.json", "4")):
        main(["json", "--indent", indent, str(tmp_path / "a.txt")])
        (tmp_path / name).write_text(capsys.readouterr().out, "utf-8-sig")
    assert outcome(capsys, tmp_path / "a.json", tmp_path / "b.json")[0] == 0


def test_folders_with_missing_new_and_unreadable_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        written(folder / "same.json")
        written(folder / "deep/changed.json", TEXT if folder == old else OTHER)
    written(old / "gone.json")
    written(new / "added.json")
    code, out, err = outcome(capsys, old, new)
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "added.json: the record is not among the old ones",
        "deep/changed.json: 1 change(s)",
        "  response-1-1: words were “す”, are “せん”",
        "gone.json: the record is not among the new ones",
        "1 same, 1 changed, 1 missing, 1 new",
    ]
    (new / "same.json").write_text("{", "utf-8")
    code, out, err = outcome(capsys, old, new)
    assert (code, err) == (2, "townmeeting: 1 record(s) cannot be read, and were not compared\n")
    assert "same.json: this is no JSON: " in out
    assert "1 changed, 1 missing, 1 new, 1 unreadable" in out


def test_lines_are_matched_by_what_they_were_read_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = [tm.read(text.encode(), name=name).model_dump_json() for text, name in ((TEXT, "a.txt"), (OTHER, "b.txt"), (TEXT, "b.txt"))]
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    old.write_text("\n".join(named), "utf-8")
    new.write_text("\n\n".join([named[1], named[2], named[0]]) + "\n", "utf-8")
    assert outcome(capsys, old, new) == (0, "3 same\n", "")
    new.write_text(named[1] + "\n" + tm.parse(TEXT).model_dump_json(), "utf-8")
    code, out, _ = outcome(capsys, old, new)
    assert code == 1
    assert out.splitlines()[-1] == "1 same, 2 missing, 1 new"
    assert "b.txt#2: the record is not among the new ones" in out
    written(tmp_path / "folder/x.json")
    (tmp_path / "folder/many.jsonl").write_text("\n".join(named) + "\nno json\n", "utf-8")
    code, out, _ = outcome(capsys, tmp_path / "folder", tmp_path / "folder")
    assert code == 2
    assert out.splitlines()[-1] == "4 same, 1 unreadable"
    assert "many.jsonl:line 4: " in out


def test_json_for_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = written(tmp_path / "old.json"), written(tmp_path / "new.json", OTHER)
    code, out, _ = outcome(capsys, old, new, "--json")
    (found,) = json.loads(out)
    assert (code, found["record"], found["status"]) == (1, "new.json", "changed")
    (change,) = found["changes"]
    span = tm.parse(TEXT).responses[0].span
    assert change.pop("sentence") == "response-1-1: words were “す”, are “せん”"
    assert change == {
        "kind": "words-changed", "part": "response-1-1", "field": None, "old": "す", "new": "せん", "old_part": None, "others": [], "old_others": [],
        "old_span": [span.start, span.end], "new_span": [span.start, span.end + 1],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda path: None, "old.json: No such file"),
        (lambda path: written(path, schema_version="2.0"), "the meeting is of schema version '2.0', and this townmeeting reads '1.0'; write both"),
        (lambda path: path.write_text("[]"), "this is no meeting as townmeeting json writes it: it has no schema_version"),
        (lambda path: path.write_text("[" * 100_000), "this is no JSON"),
        (lambda path: path.write_bytes(b"\xff\xfe\xff"), "old.json: "),
        (lambda path: written(path, remarks=[{}]), "this is no meeting: remarks.0.paragraphs: Field required"),
        (lambda path: path.mkdir(), "old.json: there is no meeting in it"),
    ],
)
def test_what_cannot_be_compared_is_one_line_and_exit_2(make: object, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert callable(make)
    make(tmp_path / "old.json")
    code, out, err = outcome(capsys, tmp_path / "old.json", written(tmp_path / "new.json"))
    assert (code, out) == (2, "")
    assert err.startswith("townmeeting: ")
    assert complaint in err
    assert err.count("\n") == 1


def test_control_characters_reach_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    hostile = tm.read(TEXT.encode(), name="\x1b[2J.txt")
    old.write_text(hostile.model_dump_json() + "\n", "utf-8")
    new.write_text(hostile.model_copy(update={"title": "\x1b[31m\u202e"}).model_dump_json() + "\n", "utf-8")
    code, out, _ = outcome(capsys, old, new)
    assert code == 1
    assert not set(out) & {"\x1b", "\u202e"}
