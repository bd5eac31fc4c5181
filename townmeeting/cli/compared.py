"""Meetings in files and folders of JSON, compared record by record. Opens the files; what a change is stands in
``comparing``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from ..comparing import Change, compare
from ..errors import ReadError
from ..models import SCHEMA_VERSION, Meeting
from .terminal import safe

_KINDS: Final = (".json", ".jsonl")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record: ``status`` is same, changed, missing (from the new ones), new, or unreadable."""

    record: str
    status: str
    changes: tuple[Change, ...] = ()
    reason: str | None = None

    def lines(self) -> Iterator[str]:
        """For a person: the record, and under it each change; nothing for one that is the same."""
        if self.status == "changed":
            yield f"{safe(self.record)}: {len(self.changes)} change(s)"
            yield from (f"  {change}" for change in self.changes)
        elif self.status != "same":
            told = {"missing": "the record is not among the new ones", "new": "the record is not among the old ones"}
            yield f"{safe(self.record)}: {told.get(self.status) or safe(str(self.reason))}"

    def data(self) -> dict[str, Any]:
        """For a program."""
        found: dict[str, Any] = {
            "record": self.record,
            "status": self.status,
            "changes": [_change_data(change) for change in self.changes],
        }
        return found | ({"reason": self.reason} if self.reason else {})


def _change_data(change: Change) -> dict[str, Any]:
    spans = {"old_span": change.old_span, "new_span": change.new_span}
    plain = {key: getattr(change, key) for key in ("kind", "part", "field", "old", "new")}
    places = {key: [span.start, span.end] if span else None for key, span in spans.items()}
    others = {"old_part": change.old_part, "others": list(change.others), "old_others": list(change.old_others)}
    return {**plain, **others, **places, "sentence": str(change)}


def outcomes(old: Path, new: Path) -> Iterator[Outcome]:
    """What became of each record from ``old`` to ``new``: two files of one meeting each, or two folders or .jsonl files
    of many.

    Records are matched by their path in the folder; lines of a .jsonl file by ``source.name``, else by
    ``source.sha256``. Raises ``ReadError`` where one of the two cannot be read at all, or holds no record; a single
    unreadable record is an outcome.
    """
    if _is_one(old) and _is_one(new):
        yield _compared(new.name, _one(old), _one(new))
        return
    befores, afters = _records(old), _records(new)
    for record in sorted(befores.keys() | afters.keys()):
        try:
            yield _compared(
                record, *(_meeting(*found[record]) if record in found else None for found in (befores, afters))
            )
        except ReadError as error:
            yield Outcome(record, "unreadable", (), str(error))


def _is_one(path: Path) -> bool:
    return not path.is_dir() and path.suffix.lower() != ".jsonl"


def _one(path: Path) -> Meeting:
    return _meeting(_text(path), str(path))


def _compared(record: str, old: Meeting | None, new: Meeting | None) -> Outcome:
    if old is None or new is None:
        return Outcome(record, "new" if old is None else "missing")
    changes = compare(old, new)
    return Outcome(record, "changed" if changes else "same", changes)


def _records(path: Path) -> dict[str, tuple[str | Path, str]]:
    """The records of a folder or a .jsonl file by their keys: each its JSON, or the file that holds it, and what it is
    called."""
    if not path.is_dir():
        if _is_one(path):
            raise ReadError(f"{path}: compare two files of one meeting each, or two folders or .jsonl files")
        found = _lines(path, "")
    else:
        found = {}
        for file in sorted(file for file in path.rglob("*") if file.suffix.lower() in _KINDS and file.is_file()):
            name = file.relative_to(path).as_posix()
            found |= _lines(file, f"{name}:") if file.suffix.lower() == ".jsonl" else {name: (file, str(file))}
    if not found:
        raise ReadError(f"{path}: there is no meeting in it: .json or .jsonl as townmeeting json writes it is expected")
    return found


def _lines(path: Path, before: str) -> dict[str, tuple[str | Path, str]]:
    """The records of a .jsonl file, each under a key of its own."""
    found: dict[str, tuple[str | Path, str]] = {}
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if line.strip():
            key, again = before + _key(line, number), 1
            while (unique := key if again == 1 else f"{key}#{again}") in found:
                again += 1
            found[unique] = (line, f"{path}:{number}")
    return found


def _key(line: str, number: int) -> str:
    try:
        source = json.loads(line)["source"]
        return str(source["name"] or source["sha256"])
    except (ValueError, LookupError, TypeError, RecursionError):
        return f"line {number}"


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def _meeting(given: str | Path, where: str) -> Meeting:
    """The meeting that a JSON text, or the file, holds. Raises ``ReadError`` saying what does not fit, another schema's
    version first."""
    text = _text(given) if isinstance(given, Path) else given
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{where}: this is no JSON: {error}") from error
    if not isinstance(data, dict) or "schema_version" not in data:
        raise ReadError(f"{where}: this is no meeting as townmeeting json writes it: it has no schema_version")
    if data["schema_version"] != SCHEMA_VERSION:
        version = f"schema version {data['schema_version']!r}, and this townmeeting reads {SCHEMA_VERSION!r}"
        raise ReadError(f"{where}: the meeting is of {version}; write both with one schema version")
    try:
        return Meeting.model_validate_json(text.removeprefix("\ufeff"))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ReadError(f"{where}: this is no meeting: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
