"""The pytest plugin: each record in a project's folder of records is tested against the meeting that is expected of it.

It does nothing until a project's pytest settings name a folder: ``townmeeting_records = tests/records``. Then each
``NAME.txt``, ``.pdf``, ``.html`` or ``.htm`` there gives two tests: ``NAME.txt::meeting`` (what ``read`` gives is what
``NAME.expected.json`` holds) and ``NAME.txt::promises``. Knows pytest; what a record and a difference are stands in the
modules beside it, which are imported when a folder is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from ..dialects import Dialect
    from ..source import Source
    from .expecting import Record

RECORDS: Final = "townmeeting_records"
KNOWN_FAILURES: Final = "townmeeting_known_failures"
UPDATE: Final = "--townmeeting-update"
_WRITTEN: Final = "townmeeting-written"


class Hooks:
    """What a project's ``conftest.py`` may say of its records."""

    @pytest.hookspec(firstresult=True)
    def pytest_townmeeting_dialect(self, path: Path) -> Dialect | None:
        """The dialect that the record at ``path`` is read by; ``None`` leaves it to another hook, and in the end to
        ``parse``."""


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Announce the hook."""
    pluginmanager.add_hookspecs(Hooks)


def pytest_addoption(parser: pytest.Parser) -> None:
    """The two settings and the one option."""
    records = (
        "Folders of records (NAME.txt, .pdf, .html, with NAME.expected.json beside it), from the settings' own folder."
    )
    known = (
        "Folders of records that are not read as expected yet: each meeting must differ, and the promises must hold."
    )
    parser.addini(RECORDS, records, type="paths", default=[])
    parser.addini(KNOWN_FAILURES, known, type="paths", default=[])
    update = "Write NAME.expected.json for each collected record that is not read as expected (known failures apart)."
    parser.getgroup("townmeeting").addoption(UPDATE, action="store_true", help=update)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Refuse folders that would test nothing; collect the folders beside ``testpaths`` too, so that none is
    forgotten."""
    folders = _folders(session.config)
    if not folders:
        if session.config.getoption(UPDATE):
            raise pytest.UsageError(f"{UPDATE}: no folder of records is named; set {RECORDS} in the pytest settings")
        return
    from .expecting import RecordError, records_in

    try:
        for folder in folders:
            records_in(folder)
    except RecordError as error:
        raise pytest.UsageError(f"{RECORDS}: {error}") from error
    if session.config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        given = [Path(argument).absolute() for argument in session.config.args]
        session.config.args += [
            str(folder) for folder in folders if not any(folder.is_relative_to(path) for path in given)
        ]


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A record in one of the folders; nothing else is this plugin's."""
    folders = _folders(parent.config)
    if not folders or not any(file_path.is_relative_to(folder) for folder in folders):
        return None
    from .expecting import is_record

    return RecordFile.from_parent(parent, path=file_path) if is_record(file_path) else None


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say which expectations were written, whatever else was asked to be quiet."""
    reports = [report for key in ("passed", "failed") for report in terminalreporter.stats.get(key, ())]
    written = [
        value for report in reports for name, value in getattr(report, "user_properties", ()) if name == _WRITTEN
    ]
    if written:
        terminalreporter.section("townmeeting: expectations written", yellow=True)
        for line in written:
            terminalreporter.line(line)
        terminalreporter.line("Review each against the printed record before it is kept: git diff shows what changed.")


def _folders(config: pytest.Config) -> list[Path]:
    return [*config.getini(RECORDS), *config.getini(KNOWN_FAILURES)]


class RecordFile(pytest.File):
    """A record; collects as its two tests."""

    def collect(self) -> Iterator[pytest.Item]:
        """``meeting`` and ``promises``."""
        from .expecting import Record

        record = Record(self.path)
        yield MeetingItem.from_parent(self, name="meeting", record=record)
        yield PromisesItem.from_parent(self, name="promises", record=record)


class RecordItem(pytest.Item):
    """A test of one record."""

    def __init__(self, *, record: Record, **given: Any) -> None:
        super().__init__(**given)
        self.record = record

    def source(self) -> Source:
        """The record as ``read`` sees it."""
        from ..readers import load

        return load(self.path)

    def dialect(self) -> Dialect | None:
        """The dialect that the project names for the record, if it does."""
        named: Dialect | None = self.ihook.pytest_townmeeting_dialect(path=self.path)
        return named

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """The record's file, and the test's name for a failure's heading."""
        return self.path, None, f"{self.path.name}: {self.name}"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What is wrong with the record, in words; a traceback only for what is wrong with the code."""
        from ..errors import TownmeetingError

        if isinstance(excinfo.value, (AssertionError, TownmeetingError, ImportError)):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)


class MeetingItem(RecordItem):
    """The meeting that ``read`` gives is the expected one; with ``--townmeeting-update``, it becomes the expected
    one."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.known = any(self.path.is_relative_to(folder) for folder in self.config.getini(KNOWN_FAILURES))
        if self.known:
            self.add_marker(pytest.mark.xfail(raises=AssertionError, strict=True, reason="a known failure"))

    def runtest(self) -> None:
        """Compare, or write."""
        from ..parser import parse
        from .differing import describe, differences
        from .expecting import RecordError, expected_form, read_expected

        source = self.source()
        given = expected_form(parse(source, dialect=self.dialect()))
        updating = self.config.getoption(UPDATE) and not self.known
        try:
            expected = read_expected(self.record.expected)
        except RecordError:
            if not updating or self.record.expected.exists():  # what cannot be read may hold somebody's corrections
                raise
            expected = None
        found = list(differences(expected, given))
        if found and updating:
            self.write(given, "new" if expected is None else f"{len(found)} difference(s)")
        elif found:
            raise AssertionError(
                f"{self.path.name} is not read as {self.record.expected.name} expects:\n{describe(found, source)}"
            )

    def write(self, given: Any, what: str) -> None:
        """Write the expected file, and have the summary tell of it."""
        from .expecting import expected_json

        self.record.expected.write_text(expected_json(given), "utf-8", newline="\n")
        self.user_properties.append((_WRITTEN, f"{_shown(self.record.expected, self.config)}: {what}"))


class PromisesItem(RecordItem):
    """Every promise holds for the record's text."""

    def runtest(self) -> None:
        """Assert them all."""
        from .promises import assert_promises

        assert_promises(self.source(), dialect=self.dialect())


def _shown(path: Path, config: pytest.Config) -> Path:
    return path.relative_to(config.rootpath) if path.is_relative_to(config.rootpath) else path
