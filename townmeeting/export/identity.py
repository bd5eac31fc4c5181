"""Which meeting a record is of: an id made from what is printed about the meeting, not from the file that it was read
from."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from typing import Final

from ..models import Meeting

_DIGITS: Final = 12  # of the digest: 48 bits, for the meetings of one day
_NO_WORD: Final = re.compile(r"[\W_]+")


def meeting_id(meeting: Meeting) -> str:
    """The meeting's id, a ``str`` such as ``2022-10-06-5f0c3a9d71be``: its day, and a digest of date, start, area,
    title and venue.

    It is the same for every record of one meeting and survives a corrected text, as long as those five read the same;
    widths, spaces and punctuation do not count. Without a day it begins with ``undated``; where all five are missing,
    with ``source``, and is made from the source's digest, so that it is that of the file.
    """
    overview = meeting.overview
    known = (overview.date, overview.start, meeting.area, meeting.title, overview.venue)
    if not any(value is not None for value in known):
        return f"source-{meeting.source.sha256[:_DIGITS]}"
    words = [None if value is None else _essence(str(value)) for value in known]
    digest = hashlib.sha256(json.dumps(words).encode("ascii")).hexdigest()
    return f"{overview.date or 'undated'}-{digest[:_DIGITS]}"


def _essence(text: str) -> str:
    """The letters and digits alone, however wide they are printed."""
    return _NO_WORD.sub("", unicodedata.normalize("NFKC", text)).casefold()
