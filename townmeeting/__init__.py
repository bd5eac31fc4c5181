"""Records of Japanese town meetings as typed, cross-linked, lossless data.

>>> import townmeeting as tm
>>> meeting = tm.parse(tm.samples.omiya())
>>> len(meeting.remarks), len(meeting.responses), len(meeting.supplements)
(14, 17, 9)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ._version import __version__

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    import pyarrow as pa

    import townmeeting.samples as samples

    from .comparing import Change, compare
    from .dialects import Dialect
    from .errors import ExportError, ReadError, TownmeetingError, TranscriptError
    from .export.akoma_ntoso import AkomaNtoso
    from .export.identity import meeting_id
    from .export.popolo import Popolo
    from .export.tables import Tables
    from .export.text import to_text
    from .models import (
        Diagnostic,
        Exchange,
        ExplainedLine,
        Explanation,
        HeaderField,
        Link,
        Meeting,
        Note,
        Overview,
        Paragraph,
        Remark,
        Response,
        Role,
        SourceInfo,
        Speaker,
        Statement,
        Supplement,
        Unparsed,
    )
    from .normalizing import NormalizedText, normalize
    from .parser import explain, parse
    from .readers import Readable
    from .source import Repair, Source, Span

# Where each name comes from that is not defined here. A module is imported when one of its names is first asked for, so
# that importing the package costs next to nothing, and a program that only reads JSON back never loads the parser.
_HOMES: Final = {
    "comparing": ("Change", "compare"),
    "errors": ("ExportError", "ReadError", "TownmeetingError", "TranscriptError"),
    "export.identity": ("meeting_id",),
    "export.text": ("to_text",),
    "models": (
        "Diagnostic", "Exchange", "ExplainedLine", "Explanation", "HeaderField", "Link", "Meeting", "Note", "Overview", "Paragraph", "Remark",
        "Response", "Role", "SourceInfo", "Speaker", "Statement", "Supplement", "Unparsed",
    ),
    "normalizing": ("NormalizedText", "normalize"),
    "parser": ("explain", "parse"),
    "source": ("Repair", "Source", "Span"),
}  # fmt: skip
_HOME_OF: Final = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """A public name, imported from its module at first use."""
    from importlib import import_module

    if name == "samples":
        return import_module(".samples", __name__)
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f".{_HOME_OF[name]}", __name__), name)
    return value


def __dir__() -> list[str]:
    """The public names, imported or not."""
    return sorted({*globals(), *__all__})


def load(
    source: Readable, *, encoding: str | None = None, name: str | None = None, max_bytes: int | None = None
) -> Source:
    """The text of a path, of bytes or of a binary file, as a ``Source`` that ``parse`` and ``explain`` take.

    A ``str`` is always a path. Text in any encoding, PDF, HTML and .gz are read; ``max_bytes`` raises or lowers the
    size limit of 64 MiB. Raises ``ReadError`` with one clear line for what cannot be read, ``ImportError`` naming the
    extra that is missing.
    """
    from .readers import DEFAULT_MAX_BYTES
    from .readers import load as load_source  # when a file is read, not with the package

    return load_source(
        source, encoding=encoding, name=name, max_bytes=DEFAULT_MAX_BYTES if max_bytes is None else max_bytes
    )


def read(
    source: Readable,
    *,
    encoding: str | None = None,
    name: str | None = None,
    max_bytes: int | None = None,
    strict: bool = False,
    dialect: Dialect | None = None,
) -> Meeting:
    """Load and parse in one step: ``read("omiya.pdf")`` reads text in any encoding, PDF, HTML and .gz.

    ``source`` is a path (a ``str`` is always one), bytes, or a file opened in binary mode. ``encoding`` overrules what
    is found in the bytes of text or HTML, ``name`` is what the source is called (default: the file's base name),
    ``max_bytes`` the size limit (default: 64 MiB), as for ``load``; ``strict`` and ``dialect`` are those of ``parse``.

    Raises ``ReadError`` for what cannot be read, ``ImportError`` naming the extra that a PDF or a web page needs,
    ``TypeError`` for what is no source or no dialect, and with ``strict=True`` ``TranscriptError`` if the meeting has a
    diagnostic of severity "error".
    """
    from .parser import parse

    return parse(load(source, encoding=encoding, name=name, max_bytes=max_bytes), strict=strict, dialect=dialect)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what ``Meeting.model_dump_json`` and ``townmeeting json`` write, as a
    ``dict``.

    Its ``$id`` names the version of the form, as ``Meeting.schema_version`` does:
    ``urn:townmeeting:schema:meeting:1.0``.
    """
    from .export.schema import json_schema as build

    return build()


def to_akoma_ntoso(
    meeting: Meeting,
    *,
    country: str = "jp",
    authority: str = "発行自治体",
    uri: str | None = None,
    date: dt.date | None = None,
    published: dt.date | None = None,
) -> AkomaNtoso:
    """``meeting`` as an Akoma Ntoso 3.0 debate: ``.xml`` is the document, ``.replaced`` each character that XML cannot
    carry.

    ``country`` is the two small letters of ISO 3166, ``authority`` the name of whoever publishes the record, ``uri``
    the IRI of the work (default: from the country, the date and the area). ``date`` is the day of the meeting, by
    default the printed one; ``published`` that of the record. Raises ``ExportError`` where there is no date, and for a
    ``country`` or ``uri`` that is none.
    """
    from .export.akoma_ntoso import to_akoma_ntoso as export  # when something is exported, not with the package

    return export(meeting, country=country, authority=authority, uri=uri, date=date, published=published)


def to_popolo(meeting: Meeting, *, event_id: str | None = None, url: str | None = None) -> Popolo:
    """``meeting`` in the form of Popolo: a ``dict`` with ``events`` (one), ``persons`` (who is named) and ``speeches``,
    for ``json.dumps``.

    An answer's ``answers`` are the ids of the questions it answers. ``event_id`` is the event's id and the beginning of
    all others (default: ``town-meeting-`` and twelve digits of the source's digest), ``url`` where the record is
    published.

    Raises ``TypeError`` for what is no meeting and for an ``event_id`` or ``url`` that is no ``str``, ``ExportError``
    for one that is empty.
    """
    from .export.popolo import to_popolo as export

    return export(meeting, event_id=event_id, url=url)


def tables(meetings: Meeting | Iterable[Meeting] | Mapping[str, Meeting]) -> Tables:
    """Arrow tables of one meeting or of many: ``meetings, utterances, references, supplements, candidates,
    diagnostics``.

    They join by ``meeting_id``, ``utterance_id`` and ``supplement_id``, which survive a corrected text.
    ``.write_parquet(directory)`` and ``.write_csv(directory)`` write them, ``.speeches`` has the National Diet
    Library's columns. Two records of one meeting raise ``ExportError``; a mapping from ids of your own to meetings
    takes them. Raises ``ImportError`` without the extra ``arrow``.
    """
    from .export.tables import tables as build

    return build(meetings)


def table_schema(name: str) -> pa.Schema:
    """The columns and types of one of the ``tables``, as a ``pyarrow.Schema`` with descriptions; ``LookupError`` for
    another name."""
    from .export.tables import table_schema as build

    return build(name)


__all__ = [
    "Change", "Diagnostic", "Exchange", "ExplainedLine", "Explanation", "ExportError", "HeaderField", "Link", "Meeting", "NormalizedText", "Note",
    "Overview", "Paragraph", "ReadError", "Remark", "Repair", "Response", "Role", "Source", "SourceInfo", "Span", "Speaker", "Statement", "Supplement",
    "TownmeetingError", "TranscriptError", "Unparsed", "__version__", "compare", "explain", "json_schema", "load", "meeting_id", "normalize", "parse", "read",
    "samples", "table_schema", "tables", "to_akoma_ntoso", "to_popolo", "to_text",
]  # fmt: skip
