"""Errors in the words of the command line: its options in place of Python's arguments, and Japanese where that is asked
for.

The library's sentences begin with the file and are made for programs. Here each is known by its end; one that is not
known stays as it is.
"""

from __future__ import annotations

import re
from typing import Final

_MORE: Final = "give --max-bytes N to read it all the same"
_MORE_JA: Final = "それでも読むには --max-bytes N を付けてください"
_NO_FILE: Final = (
    "no such file; check the path (- is standard input)",
    "ファイルがありません。パスを確かめてください（- は標準入力です）",
)
_AGAIN_JA: Final = "もう一度取得してください"

# The end of a sentence, and what is said in English (None: the same) and in Japanese.
_SENTENCES: Final[tuple[tuple[str, str | None, str], ...]] = (
    (r"larger than the limit of ([\d,]+) bytes; give max_bytes= .*", rf"larger than the limit of \1 bytes; {_MORE}",
     rf"上限の \1 バイトより大きいファイルです。{_MORE_JA}"),
    (r"unpacks to more than the limit of ([\d,]+) bytes; give max_bytes= .*", rf"unpacks to more than the limit of \1 bytes; {_MORE}",
     rf"展開すると上限の \1 バイトを超えます。{_MORE_JA}"),
    (r"no such file; a str given to load or read .*", *_NO_FILE),
    (r"no such file; check the path \(text itself goes to parse\)", *_NO_FILE),
    (r"this is a directory; name a file in it", "this is a directory; name a file in it, or read them all with townmeeting convert",
     "これはディレクトリです。中のファイルを指定するか、townmeeting convert でまとめて読んでください"),
    (r"no permission to read this file; check its access rights", None, "このファイルを読む権限がありません。アクセス権を確かめてください"),
    (r"cannot be opened \((.*)\); check the path", None, r"開けません（\1）。パスを確かめてください"),
    (r"cannot be read \((.*)\); open it again in binary mode", r"cannot be read (\1)", r"読めません（\1）"),
    (r"there is no standard input to read bytes from", None, "読める標準入力がありません"),
    (r"there is no encoding called (.*); try .*", None, r"\1 という文字コードはありません。utf-8、cp932、euc-jp、iso-2022-jp などを指定してください"),
    (r"compressed twice; unpack it once first", None, "二重に圧縮されています。一度展開してください"),
    (r"a damaged gzip file; fetch it again", None, f"gzipファイルが壊れています。{_AGAIN_JA}"),
    (r"a gzip file that was cut off; fetch it again", None, f"gzipファイルが途中で切れています。{_AGAIN_JA}"),
    (r"this is a zip archive or an Office document (\(.*\)), which is not read; .*", None,
     r"zipファイルまたはOffice文書\1で、読めません。展開するか、PDFまたはテキストで保存してください"),
    (r"this is an old Office document (\(.*\)), which is not read; .*", None, r"古い形式のOffice文書\1で、読めません。PDFまたはテキストで保存してください"),
    (r"this is a Rich Text document, which is not read; .*", None, "リッチテキスト文書で、読めません。PDFまたはテキストで保存してください"),
    (r"this is a picture, which is not read; .*", None, "画像で、読めません。文字認識（OCR）をして、その結果を指定してください"),
    (r"this is an? (bzip2|xz|7z) (?:file|archive), which is not read; .*", None, r"\1形式の圧縮ファイルで、読めません。先に展開してください"),
    (r"the page is nested more than (\d+) elements deep; .*", None, r"ページの要素の入れ子が \1 段より深く、読めません。文章をテキストで保存してください"),
    (r"the PDF's (\d+) page\(s\) hold no text, so it is a scan; .*", None,
     r"PDFの\1ページに文字がありません。スキャンした画像なので、先に文字認識（OCR）をしてください"),
    (r"its name says PDF, but it does not begin as one; fetch it again", None, f"名前はPDFですが、中身がPDFではありません。{_AGAIN_JA}"),
    (r"the PDF is cut off before its end; fetch it again", None, f"PDFが途中で切れています。{_AGAIN_JA}"),
    (r"the PDF has no pages; fetch it again", None, f"PDFにページがありません。{_AGAIN_JA}"),
    (r"the PDF is encrypted; save a copy without its password", None, "PDFが暗号化されています。パスワードのない複製を保存してください"),
    (r"the PDF is damaged and cannot be opened; fetch it again", None, f"PDFが壊れていて開けません。{_AGAIN_JA}"),
    (r"the PDF holds more than ([\d,]+) characters; divide it", None, r"PDFの文字数が \1 を超えています。分割してください"),
    (r"page (\d+) of the PDF is damaged; fetch it again", None, rf"PDFの\1ページが壊れています。{_AGAIN_JA}"),
    (r"reading a web page needs the extra 'html': (pip install .*)", None, r"ウェブページを読むには追加機能 html が必要です：\1"),
    (r"reading a PDF needs the extra 'pdf': (pip install .*)", None, r"PDFを読むには追加機能 pdf が必要です：\1"),
    (r"the output cannot be written: (.*)", None, r"出力を書き込めません：\1"),
    (r"(the dialect .*); or give workers=1 (.*)", r"\1; or give --workers 1 \2", ""),
    (r"event_id (is empty: .*)", r"--event-id \1", ""),
    (r"url (is empty: .*)", r"--url \1", ""),
    (r"(.*); give a pattern for other names", r"\1; give --pattern for other names", ""),
    (r"exists already; name another output, or allow to overwrite it", "exists already; name another output, or give --overwrite", ""),
)  # fmt: skip
_KNOWN: Final = tuple((re.compile(rf"(?:(?<=: )|^){end}$"), english, japanese) for end, english, japanese in _SENTENCES)


def said(reason: str, language: str = "en") -> str:
    """``reason`` on one line, as the command line says it in "en" or "ja"."""
    reason = " ".join(reason.split())
    for pattern, english, japanese in _KNOWN:
        if found := pattern.search(reason):
            words = (japanese if language == "ja" else None) or english
            return reason[: found.start()] + found.expand(words) if words else reason
    return reason
