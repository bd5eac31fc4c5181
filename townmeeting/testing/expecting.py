"""Records on disk and, beside each, the meeting that a careful reader expects of it. Knows the files and their form;
judges nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..errors import TownmeetingError
from ..models import Meeting

KINDS: Final = (".txt", ".pdf", ".html", ".htm")
SUFFIX: Final = ".expected.json"
_WIDTH: Final = 150
_NOT_EXPECTED: Final = ("name", "version")  # of the source: what the file is called, and who read it


class RecordError(TownmeetingError):
    """A folder of records, or an expected file, is not as it has to be; the message says which, what and what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Record:
    """A record in a folder of records: the file ``path``, and the file ``expected`` that holds the meeting expected of
    it."""

    path: Path

    @property
    def expected(self) -> Path:
        """``NAME.expected.json`` beside ``NAME.txt``, ``NAME.pdf``, ``NAME.html`` or ``NAME.htm``, each also as
        ``.gz``."""
        return self.path.with_name(_unpacked(self.path).stem + SUFFIX)


def is_record(path: Path) -> bool:
    """Whether the file's name is that of a record."""
    return _unpacked(path).suffix.lower() in KINDS


def _unpacked(path: Path) -> Path:
    """``NAME.txt`` for ``NAME.txt.gz``."""
    return path.with_suffix("") if path.suffix.lower() == ".gz" else path


def records_in(folder: Path) -> tuple[Record, ...]:
    """The records in ``folder`` and the folders in it, by path.

    Raises ``RecordError`` where there is no such folder, no record in it, an expected file without a record, or two
    records that would share one: a test over nothing passes, and nobody sees it.
    """
    if not folder.is_dir():
        raise RecordError(f"{folder} is no folder: put records there, or mend the setting that names it")
    found = tuple(Record(path) for path in sorted(folder.rglob("*")) if path.is_file() and is_record(path))
    if not found:
        raise RecordError(
            f"{folder} has no record: put NAME.txt, NAME.pdf or NAME.html there, and NAME{SUFFIX} beside it"
        )
    if alone := orphans(folder):
        raise RecordError(
            f"{alone[0]} has no record beside it ({len(alone)} such): add the record, or take the file away"
        )
    for path, count in Counter(record.expected for record in found).items():
        if count > 1:
            raise RecordError(f"{count} records share {path}: give each a name of its own")
    return found


def orphans(folder: Path) -> tuple[Path, ...]:
    """The expected files in ``folder`` that no record stands beside."""
    expected = (path for path in sorted(folder.rglob("*" + SUFFIX)))
    return tuple(path for path in expected if not any(map(is_record, _namesakes(path))))


def _namesakes(expected: Path) -> Iterator[Path]:
    stem = expected.name.removesuffix(SUFFIX)
    return (path for path in expected.parent.iterdir() if _unpacked(path).stem == stem and path.is_file())


def expected_form(meeting: Meeting) -> dict[str, Any]:
    """The meeting as plain data, in the form of the expected files: that of the JSON Schema, made short.

    Spans are ``[start, end]``; a part's ``text``, which repeats its paragraphs, is left out, and so are ``source.name``
    and ``source.version``. All else is there: diagnostics, links and the source's digest too.
    """
    form: dict[str, Any] = shortened(meeting.model_dump(mode="json"))
    return form


def shortened(value: Any) -> Any:
    """Plain data of a meeting in the form of the expected files; what has that form already stays as it is."""
    if isinstance(value, dict) and isinstance(source := value.get("source"), dict):
        value = value | {"source": {key: inner for key, inner in source.items() if key not in _NOT_EXPECTED}}
    return _shortened(value)


def _shortened(value: Any) -> Any:
    if isinstance(value, list):
        return [_shortened(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"start", "end"}:
        return [value["start"], value["end"]]
    return {key: _shortened(inner) for key, inner in value.items() if not (key == "text" and "paragraphs" in value)}


def read_expected(path: Path) -> Any:
    """The expected meeting in a file, as plain data in the form of ``expected_form``; what ``townmeeting json`` writes
    is taken as well.

    Raises ``RecordError`` where there is no such file, or no JSON object in it.
    """
    try:
        found = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise RecordError(
            f"there is no {path.name}: review what the record gives, then write it with --townmeeting-update"
        ) from None
    except (ValueError, OSError) as error:
        raise RecordError(f"{path.name} cannot be read as JSON: {error}") from error
    if not isinstance(found, dict):
        raise RecordError(f"{path.name} holds no meeting: a JSON object is expected")
    return shortened(found)


def expected_json(form: Any) -> str:
    """Plain data as JSON that a person can read and a version control can compare: whatever fits on a line stands on
    one."""
    return _json(form, 0) + "\n"


def _json(value: Any, indent: int) -> str:
    line = json.dumps(value, ensure_ascii=False)
    if indent + len(line) <= _WIDTH or not isinstance(value, (list, dict)) or not value:
        return line
    inner, pad = indent + 1, "\n" + " " * (indent + 1)
    if isinstance(value, list):
        return "[" + ",".join(pad + _json(item, inner) for item in value) + "\n" + " " * indent + "]"
    items = (f"{pad}{json.dumps(key, ensure_ascii=False)}: {_json(item, inner)}" for key, item in value.items())
    return "{" + ",".join(items) + "\n" + " " * indent + "}"
