"""The utterances under the names that the National Diet Library gives the columns of a speech in its search of the
Diet's minutes.

The names and their order are those of a ``speechRecord`` that the API of 国会会議録検索システム returns, documented at
https://kokkai.ndl.go.jp/api.html. What a town meeting's record does not say is null: nothing is put there to look like
the Diet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pyarrow as pa

# Name, type, and what it holds here; nothing where a record of a town meeting has none.
SPEECHES: Final = (
    ("speechID", "string", "`utterance_id`"),
    ("issueID", "string", "`meeting_id`"),
    ("imageKind", "string", ""),
    ("searchObject", "int64", ""),
    ("session", "int64", ""),
    ("nameOfHouse", "string", ""),
    ("nameOfMeeting", "string", "the title, with the area in 【】 behind it"),
    ("issue", "string", ""),
    ("date", "date32", "the day of the meeting"),
    ("closing", "string", ""),
    ("speechOrder", "int64", "`order`: from 1, in print order"),
    ("speaker", "string", "the speaker's name where one is printed, else the label: 参加者"),
    ("speakerYomi", "string", ""),
    ("speakerGroup", "string", ""),
    ("speakerPosition", "string", "`speaker_title`: the office, where one is printed"),
    ("speakerRole", "string", "`role`: participant, mayor, official, moderator, other"),
    ("speech", "string", "`text`"),
    ("startPage", "int64", "`page`"),
    ("speechURL", "string", ""),
    ("meetingURL", "string", ""),
    ("pdfURL", "string", ""),
)


def speeches(meetings: pa.Table, utterances: pa.Table) -> pa.Table:
    """The columns of ``SPEECHES``, one row for each of ``utterances``, in their order."""
    import pyarrow as pa

    known = _known(meetings, utterances)
    columns = [known.get(field.name, pa.nulls(utterances.num_rows, field.type)) for field in schema()]
    return pa.table(columns, schema=schema())


def schema() -> pa.Schema:
    """The columns and types of the view; each field's metadata say what it holds."""
    import pyarrow as pa

    return pa.schema(
        [
            pa.field(name, getattr(pa, kind)(), metadata={"description": held or "not known: null"})
            for name, kind, held in SPEECHES
        ]
    )


def _known(meetings: pa.Table, utterances: pa.Table) -> dict[str, pa.ChunkedArray]:
    from pyarrow import compute

    of = compute.index_in(utterances["meeting_id"], value_set=meetings["meeting_id"])
    return {
        "speechID": utterances["utterance_id"],
        "issueID": utterances["meeting_id"],
        "nameOfMeeting": _names(meetings).take(of),
        "date": meetings["date"].take(of),
        "speechOrder": utterances["order"],
        "speaker": compute.coalesce(utterances["speaker_name"], utterances["speaker"]),
        "speakerPosition": utterances["speaker_title"],
        "speakerRole": utterances["role"],
        "speech": utterances["text"],
        "startPage": utterances["page"],
    }


def _names(meetings: pa.Table) -> pa.Array:
    import pyarrow as pa

    titled = zip(meetings["title"].to_pylist(), meetings["area"].to_pylist(), strict=True)
    return pa.array([(title or "") + (f"【{area}】" if area else "") or None for title, area in titled], pa.string())
