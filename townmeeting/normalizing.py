"""Named normalising steps over one text, with the way back to the original offsets.

The only module that knows mojimoji, and the only one in which normalised offsets exist. One scan finds every suspicious
run; each change is one repair in original coordinates, so replaying the repairs is plain substitution and no offsets
are ever added up across steps. Line ends are never touched: the lines of the normalised text are the lines of the
original, one for one.

NFKC would be wrong here: it turns ① into 1, ㈱ into (株) and the variant kanji of names into others.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, repeat
from typing import Final, NamedTuple

import mojimoji

from .markup import leftovers
from .source import Repair, Span


class Edit(NamedTuple):
    """One change: ``text[start:end]`` of the original reads ``after`` from now on; ``step`` names the reason."""

    start: int
    end: int
    after: str
    step: str


_Change = tuple[int, int, str, str]  # what an ``Edit`` is made of

STEPS: Final = {
    "markup": "what other programs left is taken out: &lt; → <, a web page's <p> and <br>, Markdown's ** and #, a mail's > before every line, a spreadsheet's commas and a table's bars around turns, 公 園 の 整 備 → 公園の整備",
    "width": "full-width letters, digits and symbols are narrowed (ＤＸ → DX); small forms too",
    "punctuation": "punctuation takes the width its neighbours ask for: (木) → （木）, 18：30 → 18:30",
    "variant": "one sign in two spellings is unified: 〜 → ～, — → ―, − → -, ︻ → 【 (as vertical text has it)",
    "kana": "half-width kana is widened (ｱﾝｹｰﾄ → アンケート)",
    "radical": "Kangxi and CJK radicals become the ideographs they look like (⼈ → 人, ⻑ → 長)",
    "compose": "a kana with a combining sound mark becomes one character (か + ゙ → が); a mark with no kana before it stands by itself (゛)",
    "invisible": "zero-width characters, soft hyphens, variation selectors and direction marks are taken out",
    "space": "a run of spaces becomes one space, or none beside Japanese punctuation and between Japanese and Latin text",
    "surrogate": "a lone surrogate, which no file can hold, becomes U+FFFD",
}

# Unicode's property Equivalent_Unified_Ideograph gives the pairs for U+2E81–U+2EF3; Kangxi radicals have compatibility
# mappings, of which three name an ideograph that Japanese prints do not use (戶 靑 黑).
_RADICALS: Final = "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
_IDEOGRAPHS: Final = "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"


def all_but(signs: str) -> str:
    """The inside of a set that holds every character but those of the set ``signs``, which is made of characters and
    ranges.

    Where a text is run over, re tests a set that says what it holds in half the time of one that says what it does not
    hold.
    """
    runs = sorted(
        (ord(first), ord(last or first)) for first, last in re.findall(r"\\?(.)(?:-\\?(.))?", signs, re.DOTALL)
    )
    held, free = "", 0
    for first, last in [*runs, (sys.maxunicode + 1, 0)]:
        if free < first:
            held += rf"\U{free:08x}-\U{first - 1:08x}"
        free = max(free, last + 1)
    return held


_NARROWED: Final = "\uff02-\uff07\uff0a\uff0b\uff0d\uff0f-\uff19\uff1c-\uff1e\uff20-\uff3a\uff3c\uff3e-\uff5a\uff5b-\uff5d\ufe51\ufe53\ufe58\ufe5b-\ufe6b"
# And how they stand in vertical text.
_SMALL: Final = dict(zip("﹐﹒﹔﹕﹖﹗﹙﹚︐︓︔︕︖︵︶﹇﹈", ",.;:?!(),:;!?()[]", strict=True))
_PUNCTUATION: Final = f"()[\\]!?:;,.~\uFF01\uFF0C\uFF0E\uFF1A\uFF1B\uFF1F{''.join(_SMALL)}"
_VERTICAL: Final = "︑︒︗︘︙︰︱︲︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄"
_VARIANTS: Final = "\u301c\u2014\u2212\u2010\u2011\u2013\uffe0\uffe1\uffe2\u2329\u232a\u02dc\u223c" + _VERTICAL
_UNIFIED: Final = dict(zip(_VARIANTS, "～―----¢£¬〈〉～～、。〖〗…‥―-{}〔〕【】《》〈〉「」『』", strict=True))
_KANA: Final = "\uff61-\uff9f"
_INVISIBLE: Final = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef"
_SPACES: Final = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SUSPICIOUS: Final = (
    f"{_NARROWED}{_PUNCTUATION}{_VARIANTS}{_KANA}{_INVISIBLE}{_SPACES}\u2E80-\u2FDF\u3099\u309A\uD800-\uDFFF"
)
# What is harmless is run over, which is faster than to search. re, not regex: it tests a long set by table.
_SUSPECT: Final = re.compile(rf"[{all_but(_SUSPICIOUS)}]*+([{_SUSPICIOUS}]++|\Z)")
_TOKENS: Final = re.compile(
    rf"(?P<width>[{_NARROWED}]+)|(?P<compose>[{_INVISIBLE}]*[\u3099\u309A])|(?P<space>[{_SPACES}{_INVISIBLE}]*[{_SPACES}][{_SPACES}{_INVISIBLE}]*)|(?P<punctuation>[{_PUNCTUATION}])"
    rf"|(?P<variant>[{_VARIANTS}])|(?P<kana>[{_KANA}]+(?:[{_INVISIBLE}]+[\uFF9E\uFF9F][{_KANA}]*)*[\u3099\u309A]?)|(?P<invisible>[{_INVISIBLE}]+)|(?P<radical>[\u2E80-\u2FDF]+)"
    r"|(?P<surrogate>[\uD800-\uDFFF])"
)
_SKIPPED: Final = re.compile(rf"[{_SPACES}{_INVISIBLE}]*+")
_INVISIBLES: Final = re.compile(f"[{_INVISIBLE}]")
_WIDE_OF: Final = dict(zip("()[]!?:;,.~", "（）［］！？：；，．～", strict=True))
_NARROW_OF: Final = {wide: narrow for narrow, wide in _WIDE_OF.items()}
_WIDENED: Final = (
    _WIDE_OF | {wide: wide for wide in _NARROW_OF} | {small: _WIDE_OF[narrow] for small, narrow in _SMALL.items()}
)
_ALNUM: Final = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_LATIN: Final = frozenset(
    [*map(chr, range(0x21, 0x7F)), *(chr(c + 0xFEE0) for c in range(0x21, 0x7F) if chr(c) not in "()[]!?:;,.~")]
) - frozenset("()[]!?:;,~") | {c for c, sign in _UNIFIED.items() if sign == "-"}
_WIDE_ALNUM: Final = _ALNUM | frozenset(chr(ord(c) + 0xFEE0) for c in _ALNUM)
_URL_LEFT: Final = _WIDE_ALNUM | frozenset("/／")
_MARKS: Final = (
    frozenset("、。，．・：；！？（）［］「」『』【】〈〉《》〔〕｛｝…‥～〜()[]!?:;,~｡｢｣､･ー―—〖〗\u2329\u232a")
    | frozenset(_SMALL)
    | (frozenset(_VERTICAL) - {"︲"}) - {"ー"}
)
_SETTLED: Final = frozenset("!?:;,.~！？：；，．")
_WIDE_MARKS: Final = frozenset("！？：；，．～")
_GAPS: Final = frozenset(" \t\u00a0\u1680\u202f\u205f\u3000\u00ad\ufeff") | frozenset(
    map(chr, (*range(0x2000, 0x2010), *range(0x2060, 0x2065), *range(0xFE00, 0xFE10)))
)
_LINE_ENDS: Final = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")


@dataclass(frozen=True)
class Offsets:
    """The way from normalised offsets back to the original ones, read off the edits."""

    edits: tuple[Edit, ...]

    @cached_property
    def starts(self) -> list[int]:
        """For each edit, the normalised offset at which its replacement starts."""
        shifts = accumulate((len(e.after) - (e.end - e.start) for e in self.edits), initial=0)
        return [e.start + shift for e, shift in zip(self.edits, shifts, strict=False)]

    @cached_property
    def origins(self) -> list[int]:
        """For each edit, the original offset at which what it replaces starts."""
        return [edit.start for edit in self.edits]

    def at(self, offset: int) -> int:
        """The normalised offset of an original one; within what was replaced, where its replacement starts."""
        index = bisect_right(self.origins, offset) - 1
        if index < 0:
            return offset
        edit, start = self.edits[index], self.starts[index]
        return start + len(edit.after) + offset - edit.end if offset >= edit.end else start

    def offset(self, at: int, *, end: bool = False) -> int:
        """The original offset of the normalised offset ``at``.

        Inside a replacement of the same length offsets go one for one; inside any other, a start goes to the
        replacement's start and an end (``end=True``) to its end, so that a span never cuts an original character.
        """
        index = (bisect_left if end else bisect_right)(self.starts, at) - 1
        if index < 0:
            return at
        edit, start = self.edits[index], self.starts[index]
        inside = at - start
        if inside >= len(edit.after):
            return edit.end + inside - len(edit.after)
        if edit.end - edit.start == len(edit.after):
            return edit.start + inside
        return edit.end if end and inside else edit.start


@dataclass(frozen=True)
class NormalizedText:
    """A text after normalising, with every change that was made and the way back."""

    text: str = field(metadata={"description": "The normalised text."})
    original: str = field(metadata={"description": "The text that it was made from."})
    edits: tuple[Edit, ...] = field(
        metadata={
            "description": "The changes, in order, as offsets of the original; repairs has them with their texts."
        }
    )

    @cached_property
    def repairs(self) -> tuple[Repair, ...]:
        """The changes, in order: step, span in the original, what stood there and what stands there now."""
        original = self.original
        return tuple(Repair(e.step, Span(e.start, e.end), original[e.start : e.end], e.after) for e in self.edits)

    @cached_property
    def offsets(self) -> Offsets:
        """The way back to the original offsets, without the texts."""
        return Offsets(self.edits)

    def offset(self, at: int, *, end: bool = False) -> int:
        """The original offset of the normalised offset ``at``; see ``Offsets.offset``."""
        return self.offsets.offset(at, end=end)

    def to_source(self, span: Span) -> Span:
        """The place in the original text of a span of the normalised text."""
        start = self.offset(span.start)
        return Span(start, max(start, self.offset(span.end, end=True)))


def leading(text: str) -> int:
    """How many code points a text begins with that are spaces or show nothing."""
    skipped = _SKIPPED.match(text)
    return skipped.end() if skipped else 0


def as_seen(text: str) -> str:
    """The text without what shows nothing, its letters and their marks composed: as wide as it is on paper."""
    return unicodedata.normalize("NFC", _INVISIBLES.sub("", text))


def normalize(text: str) -> NormalizedText:
    """Make ``text`` readable and searchable; return it with the repairs and the offset map.

    Full-width letters, digits and symbols are narrowed, half-width kana widened, radicals unified, decomposed kana
    composed, invisible characters taken out, spaces settled. Japanese punctuation, ①, ㈱ and variant kanji (髙, 﨑)
    stay. Raises ``TypeError`` for anything but a ``str``.
    """
    if not isinstance(text, str):
        raise TypeError(f"normalize takes a str, not {type(text).__name__}; decode bytes with townmeeting.load")
    cuts = [(*cut, "markup") for cut in leftovers(text)]
    if not cuts:
        changes = _changes(text)
        return NormalizedText(_replayed(text, changes), text, _edits(changes))
    bare = _replayed(text, cuts)
    later = _changes(bare)
    return NormalizedText(_replayed(bare, later), text, _composed(_edits(cuts), _edits(later)))


def _edits(changes: list[_Change]) -> tuple[Edit, ...]:
    return tuple(map(tuple.__new__, repeat(Edit), changes))  # what ``Edit._make`` does, without a call for each


def _composed(first: tuple[Edit, ...], later: Iterable[Edit]) -> tuple[Edit, ...]:
    """Two rounds of edits as one, in the original's offsets; an edit of the first that one of the later covers is part
    of it."""
    offsets = Offsets(first)
    done: list[Edit] = []
    at = 0
    for edit in later:
        for part in _around(edit, first, offsets):
            start = offsets.offset(part.start)
            end = max(start, offsets.offset(part.end, end=True))
            while at < len(first) and first[at].end <= start:
                done.append(first[at])
                at += 1
            while at < len(first) and first[at].start < end:
                at += 1
            done.append(part._replace(start=start, end=end))
    return (*done, *first[at:])


def _around(edit: Edit, first: tuple[Edit, ...], offsets: Offsets) -> Iterator[Edit]:
    """An edit in parts that stand before, between and behind what was taken out before it (＞**２), where it goes
    character by character."""
    begin = edit.start
    if edit.end - edit.start == len(edit.after) > 1:
        starts = offsets.starts
        for index in range(bisect_right(starts, begin), bisect_left(starts, edit.end)):
            if not first[index].after and starts[index] > begin:
                yield edit._replace(
                    start=begin, end=starts[index], after=edit.after[begin - edit.start : starts[index] - edit.start]
                )
                begin = starts[index]
    yield edit._replace(start=begin, after=edit.after[begin - edit.start :])


def _replayed(text: str, changes: Iterable[_Change]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, after, _ in changes:
        pieces.append(text[at:start])
        if after:
            pieces.append(after)
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def _changes(text: str) -> list[_Change]:
    """What is to change, in order. Most suspicious characters stand alone, and what becomes of most of those is seen at
    once."""
    changes: list[_Change] = []
    last, side = len(text) - 1, _SIDES.get
    for run in _SUSPECT.finditer(text):
        at, end = run.span(1)
        piece = text[at:end]
        after, step = None, "punctuation"
        if piece in _LONE_SPACE and 0 < at < last:
            after, step = _LONE_SPACE[piece][side(text[at - 1], _OTHER) | side(text[end], _OTHER)], "space"
        elif piece in _FIXED:
            after, step = _FIXED[piece]
        elif piece in _SETTLED:
            after = _punctuation(text, at, end)
        if after is None:
            changes += _run_changes(text, at, end)
        elif after != piece:
            changes.append((at, end, after, step))
    return changes


def _run_changes(text: str, at: int, end: int) -> Iterator[_Change]:
    for token in _TOKENS.finditer(text, at, end):
        start, stop = token.span()
        step = token.lastgroup or ""
        if step == "compose":
            start -= _is_kana(text[start - 1 : start])
        after = _HANDLERS[step](text, start, stop)
        if after != text[start:stop]:
            yield start, stop, after, step


def _is_kana(char: str) -> bool:
    return "\u3041" <= char <= "\u3096" or "\u309d" <= char <= "\u30ff"  # the sound marks stand between


def _width(text: str, start: int, end: int) -> str:
    piece = text[start:end]
    if piece.isascii():
        return piece
    narrowed = mojimoji.zen_to_han(piece, kana=False)
    if narrowed.isascii():
        return str(narrowed)
    small = "".join(unicodedata.normalize("NFKC", c) if "\ufe50" <= c <= "\ufe6b" else c for c in narrowed)
    return "".join(_WIDE_OF.get(c, c) if c in "()[]!?" else c for c in small)


def _kana(text: str, start: int, end: int) -> str:
    wide: str = unicodedata.normalize(
        "NFC", mojimoji.han_to_zen(_INVISIBLES.sub("", text[start:end]), ascii=False, digit=False)
    )
    alone = ord(wide[-1]) in _BY_ITSELF and not _is_kana(wide[-2:-1])  # behind a mark of its own: ﾞ゙
    return wide[:-1] + wide[-1].translate(_BY_ITSELF) if alone else wide


def _radical(text: str, start: int, end: int) -> str:
    return text[start:end].translate(_RADICAL_TABLE)


def _compose(text: str, start: int, end: int) -> str:
    """With the kana before it, where there is one; else a sign of its own, or it would change what comes to stand
    before it (a line above)."""
    piece = _INVISIBLES.sub("", text[start:end])
    return unicodedata.normalize("NFC", piece) if len(piece) > 1 else piece.translate(_BY_ITSELF)


def _punctuation(text: str, start: int, end: int) -> str:
    """Brackets are full-width always; the rest is narrow just where it stands inside Latin text: 18:30, 1,500, 3.5, a
    URL.

    Its neighbours are the characters next to it that are no spaces, for those may go.
    """
    wide = _WIDENED[text[start]]
    before = text[start - 1 : start]
    if before in _GAPS:
        before = _before(text, start)
    if before not in _URL_LEFT or wide in "（）［］":
        return wide
    narrow = _NARROW_OF[wide]
    if narrow == "~":
        return narrow if text[start - 1] == "/" else wide
    after = _after(text, end)
    return narrow if after and (after in _WIDE_ALNUM or after in "/／") else wide


def _before(text: str, at: int) -> str:
    while at and text[at - 1] in _GAPS:
        at -= 1
    return text[at - 1 : at]


def _after(text: str, at: int) -> str:
    match = _SKIPPED.match(text, at)
    at = match.end() if match else at
    return text[at : at + 1]


def _space(text: str, start: int, end: int) -> str:
    """At a line's edges a run stays as it is, for the layout is read from it; inside, it is settled by its
    neighbours."""
    left, right = text[start - 1 : start], text[end : end + 1]
    if not left or not right or left in _LINE_ENDS or right in _LINE_ENDS:
        return _INVISIBLES.sub("", text[start:end]) or " "
    left_mark = left in _SETTLED and _punctuation(text, start - 1, start) in _WIDE_MARKS
    right_mark = right in _SETTLED and _punctuation(text, end, end + 1) in _WIDE_MARKS
    if (
        left_mark
        or right_mark
        or (left in _MARKS and left not in _SETTLED)
        or (right in _MARKS and right not in _SETTLED)
    ):
        return ""
    return " " if (left in _LATIN or left in _SETTLED) == (right in _LATIN or right in _SETTLED) else ""


_HANDLERS: Final[dict[str, Callable[[str, int, int], str]]] = {
    "width": _width,
    "punctuation": _punctuation,
    "variant": lambda text, start, end: _UNIFIED[text[start]],
    "kana": _kana,
    "radical": _radical,
    "compose": _compose,
    # Between CR and LF something must stay, or two line ends would become one.
    "invisible": lambda text, start, end: (
        " " if text[start - 1 : start] == "\r" and text[end : end + 1] == "\n" else ""
    ),
    "space": _space,
    "surrogate": lambda text, start, end: "\ufffd",
}
# What becomes of a character by itself, whatever stands beside it.
_FIXED: Final = {
    sign: (wide, "punctuation") for sign, wide in _WIDENED.items() if wide in "（）［］" and wide != sign
} | {sign: (unified, "variant") for sign, unified in _UNIFIED.items()}
# What may stand beside a space, as bits, and what becomes of a space by the bits of both its sides (see _space); None:
# more than these decide.
_OTHER, _LATIN_SIDE, _MARK, _EDGE, _UNCLEAR = 1, 2, 4, 8, 16
_SIDES: Final = (
    dict.fromkeys(_LATIN, _LATIN_SIDE)
    | dict.fromkeys(_MARKS, _MARK)
    | dict.fromkeys(_SETTLED, _UNCLEAR)
    | dict.fromkeys(_LINE_ENDS, _EDGE)
)
_LONE_SPACE: Final[dict[str, tuple[str | None, ...]]] = {
    sign: tuple([" ", " ", " ", "", "", "", "", ""] + [sign] * 8 + [None] * 16) for sign in " \u3000"
}
_BY_ITSELF: Final = {0x3099: "\u309b", 0x309A: "\u309c"}
_RADICAL_TABLE: Final = {
    **{c: unicodedata.normalize("NFKC", chr(c)) for c in range(0x2F00, 0x2FD6)},
    **dict(zip(map(ord, _RADICALS), _IDEOGRAPHS, strict=True)),
    **dict(zip(map(ord, "⼾⾭⿊"), "戸青黒", strict=True)),
}
