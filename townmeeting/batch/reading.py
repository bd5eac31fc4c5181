"""Many files → one ``Result`` each, in order. Knows readers and parser; a file that cannot be read is a result like any
other."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Generator, Iterable, Iterator, Sized
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Final, Self

from pydantic_core import to_json

from ..dialects import Dialect
from ..errors import ReadError, TownmeetingError
from ..models import Meeting
from ..parser import parse
from .conventions import Packed, at_work, for_workers
from .processes import in_order
from .progress import with_bar
from .sharing import Group, chunks, usable_workers

StrPath = str | os.PathLike[str]

_CHUNK: Final = 4  # files that go to a process at once
DIED: Final = "the process that read it died; it may be damaged, or too large for the memory"


@dataclass(frozen=True, eq=False)
class Result:
    """What became of one file: its ``path`` as it was given, and either its ``meeting`` or the ``error`` that says why
    there is none.

    A result that comes from another process carries its meeting as JSON (``packed``, UTF-8) and builds it when
    ``meeting`` is first asked for. Two results are equal if path, meeting and error sentence are.
    """

    path: str
    error: ReadError | None = None
    packed: bytes | None = field(default=None, repr=False)

    @cached_property
    def meeting(self) -> Meeting | None:
        """The meeting; ``None`` where there is an ``error``."""
        return None if self.packed is None else Meeting.model_validate_json(self.packed)

    @property
    def name(self) -> str:
        """The file's base name."""
        return os.path.basename(self.path)

    @classmethod
    def of(cls, path: str, meeting: Meeting) -> Self:
        """The result of a file that was read."""
        result = cls(path)
        result.__dict__["meeting"] = meeting
        return result

    def as_json(self) -> Self:
        """The same result with its meeting ``packed``; one with an error where the meeting cannot be JSON (half a
        surrogate pair)."""
        if self.error or self.packed or self.meeting is None:
            return self
        try:
            # At once as bytes: half the time of a str, encoded.
            return type(self)(self.path, None, to_json(self.meeting))
        except ValueError as error:
            return self.failed(error)

    def at(self, path: str) -> Self:
        """The same result under another path."""
        return type(self).of(path, self.meeting) if self.meeting else type(self)(path, self.error)

    def failed(self, error: Exception) -> Self:
        """The result of the same file, now that ``error`` was raised over it."""
        return type(self)(self.path, _sentence(self.path, error))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Result) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self.path)

    @property
    def _key(self) -> tuple[str, str, Meeting | None]:
        return self.path, str(self.error or ""), self.meeting


def read_many(
    paths: Iterable[StrPath], *, workers: int | None = None, encoding: str | None = None, max_bytes: int | None = None,
    dialect: Dialect | None = None, progress: bool = False,
) -> Iterator[Result]:  # fmt: skip
    """Read every file of ``paths`` and give one ``Result`` each, in their order; a file that cannot be read gives a
    result with its error.

    ``workers`` is the number of processes, by default one for each core, and no more than there are paths; one worker
    is this process itself, which a fault in a compiled library then ends. In a daemonic process the default is one.
    ``paths`` may be a generator of any length: it is read a little ahead, and only a few results wait at a time.
    ``encoding`` and ``max_bytes`` are those of ``townmeeting.load``, ``dialect`` is that of ``townmeeting.parse``.
    ``progress`` shows a bar on standard error (extra ``progress``).

    Closing the iterator, Ctrl-C, and the end of the program by whatever means end the processes too. Raises
    ``TypeError`` for a single path, for what is no dialect and for one that cannot go to other processes (a rule's
    guard must be a function of a module), ``ValueError`` for a number of workers below 1, and ``ImportError`` where
    tqdm is asked for and missing.
    """
    if isinstance(paths, (str, bytes, os.PathLike)):
        raise TypeError(
            "read_many takes several paths: give a list, or a directory's files by Path(directory).glob('*.txt')"
        )
    count = len(paths) if isinstance(paths, Sized) else None
    workers = usable_workers(workers, count)
    one = partial(read_one, encoding=encoding, max_bytes=max_bytes, dialect=for_workers(dialect, workers))
    names = (os.fspath(path) for path in paths)
    results = (
        _here(one, names)
        if workers == 1
        else _elsewhere(partial(_packed, one=one), chunks(names, workers, count, _CHUNK), workers)
    )
    return with_bar(results, count, lambda _: 1) if progress else results


def read_one(
    path: str, *, encoding: str | None = None, max_bytes: int | None = None, dialect: Dialect | Packed | None = None
) -> Result:
    """Read one file, in this process. Never raises over the file: what goes wrong is the result's ``error``."""
    rules, name = at_work(dialect), writable(os.path.basename(path))
    return attempt(path, partial(read, path, name=name, encoding=encoding, max_bytes=max_bytes, dialect=rules))


def read(
    source: str | bytes, *, name: str | None = None, encoding: str | None = None, max_bytes: int | None = None,
    dialect: Dialect | None = None,
) -> Meeting:  # fmt: skip
    """Load and parse a path, or a file's bytes: what ``townmeeting.read`` does, and what it raises."""
    from ..readers import DEFAULT_MAX_BYTES, load

    loaded = load(source, name=name, encoding=encoding, max_bytes=DEFAULT_MAX_BYTES if max_bytes is None else max_bytes)
    return parse(loaded, dialect=dialect)


def writable(text: str) -> str:
    r"""``text`` as UTF-8 can hold it: of a file name that is no UTF-8, each odd byte becomes ``\udc..``."""
    return text.encode("utf-8", "backslashreplace").decode()


def attempt(path: str, make: Callable[[], Meeting]) -> Result:
    """The result of making the meeting of ``path``, whatever is raised."""
    try:
        return Result.of(path, make())
    except Exception as error:  # noqa: BLE001  # one file must never stop the others
        return Result(path, _sentence(path, error))


def _sentence(path: str, error: Exception) -> ReadError:
    """The error as a result has it: what names its file already as it is, any other with the file and its kind."""
    if isinstance(error, ReadError):
        return error.with_traceback(None)
    known = isinstance(error, (ImportError, TownmeetingError))
    return ReadError(f"{path}: {error}" if known else f"{path}: {type(error).__name__}: {error}")


def _packed(paths: Group, one: partial[Result]) -> bytes:
    """A chunk's results for the way back: of each its meeting's JSON, or the sentence of its error."""
    results = [one(path).as_json() for path in paths]
    return pickle.dumps([result.packed or str(result.error) for result in results], pickle.HIGHEST_PROTOCOL)


def _here(one: partial[Result], paths: Iterable[str]) -> Generator[Result, None, None]:
    yield from map(one, paths)


def _elsewhere(work: partial[bytes], groups: Iterable[Group], workers: int) -> Generator[Result, None, None]:
    with closing(in_order(work, groups, workers)) as done:
        for paths, outcome in done:
            answers: list[bytes | str] = pickle.loads(outcome) if outcome is not None else [f"{paths[0]}: {DIED}"]
            for path, answer in zip(paths, answers, strict=True):
                yield Result(path, ReadError(answer)) if isinstance(answer, str) else Result(path, None, answer)
