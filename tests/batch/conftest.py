"""Small directories of records, good and bad ones among them."""

from __future__ import annotations

from pathlib import Path

import pytest

import townmeeting as tm

RECORD = tm.samples.omiya()
SHORT = "タウンミーティング【大宮区】\n●参加者\n＜発言{n}＞\n  駅前の放置自転車について伺いたい。\n◆市長\n>> 発言{n}\n  対応を進めてまいります。\n"


@pytest.fixture
def records(tmp_path: Path) -> list[Path]:
    """Twenty short records, the real one, one that is no text, one that is missing, and one more."""
    paths = []
    for number in range(20):
        paths.append(tmp_path / f"{number:02}.txt")
        paths[-1].write_text(SHORT.format(n=number + 1), "utf-8")
    real, picture, missing, last = (tmp_path / name for name in ("omiya.txt", "scan.txt", "missing.txt", "last.txt"))
    real.write_text(RECORD, "utf-8")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    last.write_text(SHORT.format(n=99), "cp932")
    return [*paths, real, picture, missing, last]
