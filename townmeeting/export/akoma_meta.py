"""The metadata of an Akoma Ntoso document: what identifies it (FRBR), whom it refers to, and what only a Meeting knows.

IRIs follow the Akoma Ntoso Naming Convention 1.0. Nobody is invented: who is named gets a TLCPerson that is valid in
this record only, everybody else is the role they speak in.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..errors import ExportError
from ..models import Meeting, Overview, SourceInfo, Speaker
from .xml_tree import Tree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SHOWN: Final = {
    "participant": "参加者",
    "mayor": "首長",
    "official": "職員",
    "moderator": "司会",
    "other": "その他",
    "unknown": "話者不明",
}
_COUNTRY: Final = re.compile(r"[a-z]{2}")
_IRI: Final = re.compile(r"(?:/|[A-Za-z][A-Za-z0-9+.-]*:)(?:[\w./~:@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+(?<!/)")
_LONGEST_SLUG: Final = 60


@dataclass(frozen=True, slots=True)
class Identity:
    """What identifies the record: the country, who publishes it, the work's IRI, the day of the meeting and that of the
    record."""

    country: str
    authority: str
    uri: str
    date: dt.date
    published: dt.date | None

    @classmethod
    def of(
        cls,
        meeting: Meeting,
        *,
        country: str,
        authority: str,
        uri: str | None,
        date: dt.date | None,
        published: dt.date | None,
    ) -> Identity:
        """What the caller supplies, completed from the record. Raises ``ExportError`` for what is missing or
        malformed."""
        for name, day in (("date", date), ("published", published)):
            if day is not None and not isinstance(day, dt.date):
                raise TypeError(
                    f"{name} is a datetime.date, not {type(day).__name__}: {name}=datetime.date(2022, 10, 6)"
                )
        date = date or meeting.overview.date
        if date is None:
            hint = "pass date=datetime.date(…), or --date 2022-10-06 on the command line"
            raise ExportError(f"the record prints no date that can be read, and Akoma Ntoso requires one: {hint}")
        if not _COUNTRY.fullmatch(country):
            raise ExportError(
                f"country={country!r} is no country code: pass the two small letters of ISO 3166, such as 'jp'"
            )
        if not authority.strip():
            raise ExportError("authority is empty: pass the name of whoever publishes the record, such as 'さいたま市'")
        uri = f"/akn/{country}/debate/town-meeting/{date.isoformat()}/{_number(meeting)}" if uri is None else uri
        if not _IRI.fullmatch(uri):
            raise ExportError(
                f"uri={uri!r} is no IRI of a work: pass one such as '/akn/jp/debate/2022-10-06/omiya', without a slash at the end"
            )
        if uri.startswith("/akn/") and not uri.startswith(f"/akn/{country}"):
            raise ExportError(
                f"uri={uri!r} names another country than country={country!r}: pass the one that the IRI names"
            )
        return cls(country, authority, uri, date, published)


def _number(meeting: Meeting) -> str:
    return _slug(meeting.area or "") or _slug(meeting.title or "") or meeting.source.sha256[:12]


def _slug(text: str) -> str:
    """``text`` as one part of an IRI: letters and digits of any script, ``-`` for all between."""
    return re.sub(r"[\W_]+", "-", text)[:_LONGEST_SLUG].strip("-")


def identification(tree: Tree, meta: Element, identity: Identity) -> None:
    """The three levels of FRBR: the meeting's record as a work, its Japanese text, this XML."""
    element = tree.add(meta, "identification", source="#townmeeting")
    work, expression = identity.uri, f"{identity.uri}/jpn"
    published = (identity.published, "publication") if identity.published else (identity.date, "meeting")
    level = _level(tree, element, "FRBRWork", (f"{work}/!main", work), (identity.date, "meeting"), "#authority")
    tree.add(level, "FRBRcountry", value=identity.country)
    tree.add(level, "FRBRname", value=work.rpartition("/")[2])
    level = _level(tree, element, "FRBRExpression", (f"{expression}/!main", expression), published, "#authority")
    tree.add(level, "FRBRlanguage", language="jpn")
    level = _level(
        tree, element, "FRBRManifestation", (f"{expression}/!main.xml", f"{expression}.xml"), published, "#townmeeting"
    )
    tree.add(level, "FRBRformat", value="xml")


def _level(
    tree: Tree, parent: Element, tag: str, iris: tuple[str, str], date: tuple[dt.date, str], author: str
) -> Element:
    level = tree.add(parent, tag)
    tree.add(level, "FRBRthis", value=iris[0])
    tree.add(level, "FRBRuri", value=iris[1])
    tree.add(level, "FRBRdate", date=date[0].isoformat(), name=date[1])
    tree.add(level, "FRBRauthor", href=author)
    return level


class References:
    """Whom the text refers to, in the order they come up: roles, named persons, departments."""

    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        self.roles: set[str] = set()
        self.persons: dict[tuple[str, str, str | None], str] = {}
        self.departments: dict[tuple[str, ...], str] = {}

    def role(self, speaker: Speaker | None) -> str:
        """The reference to the role that the speaker has; to ``unknown`` where no speaker is printed."""
        role = speaker.role if speaker else "unknown"
        self.roles.add(role)
        return f"#{role}"

    def speaker(self, speaker: Speaker | None) -> str:
        """The reference to whoever speaks: a person where a name is printed, else the role. Same role, name and title,
        same person."""
        if speaker is None or not speaker.name:
            return self.role(speaker)
        key = (speaker.role, speaker.name, speaker.title)
        return "#" + self.persons.setdefault(key, f"person_{len(self.persons) + 1}")

    def department(self, path: tuple[str, ...]) -> str:
        """The reference to the organization with that path, outermost first."""
        return "#" + self.departments.setdefault(path, f"department_{len(self.departments) + 1}")

    def write(self, tree: Tree, meta: Element) -> None:
        """Every reference as an element of ``references``."""
        references = tree.add(meta, "references", source="#townmeeting")
        country, scope = self.identity.country, _slug(self.identity.uri)
        authority = f"/akn/ontology/organization/{country}.{_slug(self.identity.authority) or 'authority'}"
        _refer(
            tree,
            references,
            "TLCOrganization",
            "townmeeting",
            "/akn/ontology/organization/unreg.townmeeting",
            "townmeeting",
        )
        _refer(tree, references, "TLCOrganization", "authority", authority, self.identity.authority)
        for path, eid in self.departments.items():
            _refer(
                tree, references, "TLCOrganization", eid, f"{authority}.{_slug('.'.join(path)) or eid}", " ".join(path)
            )
        for (_, name, title), eid in self.persons.items():
            iri = f"/akn/ontology/person/{country}.{_slug(name) or 'name'}.{scope}.{eid}"
            _refer(tree, references, "TLCPerson", eid, iri, f"{name} {title}" if title else name)
        for role in _SHOWN:
            if role in self.roles:
                _refer(
                    tree, references, "TLCRole", role, f"/akn/ontology/role/townmeeting.{country}.{role}", _SHOWN[role]
                )


def _refer(tree: Tree, references: Element, tag: str, eid: str, href: str, shown: str) -> None:
    tree.add(references, tag, eid, href=href, showAs=shown)


def proprietary(tree: Tree, meta: Element, meeting: Meeting) -> None:
    """What the header was read as, and what was read, in elements of our own namespace."""
    element = tree.add(meta, "proprietary", source="#townmeeting")
    overview = tree.add(element, "tm:overview", **_facts(meeting.overview))
    for attendee in meeting.overview.attendees:
        tree.add(overview, "tm:attendee", None, attendee)
    tree.add(element, "tm:source", **_facts(meeting.source))


def _facts(model: Overview | SourceInfo) -> dict[str, str]:
    data = model.model_dump(mode="json", exclude_none=True)
    return {key: str(value) for key, value in data.items() if isinstance(value, (str, int))}
