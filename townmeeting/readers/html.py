"""A web page → the lines of the record in it, by selectolax (the extra ``html``). Fetches nothing and opens nothing.

The page's own furniture goes: scripts, styles, menus, header, footer, asides. What stands in a block of its own becomes
a line of its own, paragraphs are set apart by blank lines, a table's or list's label and value become ``label：value``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from ..errors import ReadError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MOST_DEPTH: Final = 256  # the parser's time grows with the depth of every element, so depth must be bounded beforehand
_MOST_ROOTS: Final = 40
_LEAST_LIKENESS: Final = 3
_CHARSET: Final = re.compile(
    rb"<meta\s[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_TAG: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)|<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)",
    re.IGNORECASE | re.DOTALL,
)
_CLOSED_BY_OTHERS: Final = frozenset((
    "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "rt", "rp", "rb", "br", "hr", "img", "input",
    "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr", "param",
    "path", "circle", "rect", "line", "polygon", "polyline", "ellipse", "use", "stop",
))  # fmt: skip
_DROPPED: Final = frozenset((
    "script", "style", "noscript", "template", "head", "nav", "footer", "aside", "form", "button", "select", "textarea", "iframe",
    "object", "svg", "canvas", "audio", "video", "rt", "rp", "rtc",
))  # fmt: skip
_PARAGRAPHS: Final = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "dl", "table", "pre", "hr", "section", "article", "main",
    "figure", "details",
))  # fmt: skip
_LINES: Final = frozenset((
    "div", "li", "dt", "dd", "tr", "caption", "thead", "tbody", "tfoot", "header", "address", "summary", "figcaption", "center", "td",
    "th", "body",
))  # fmt: skip
_FURNITURE: Final = re.compile(
    r"(?:^|[\s_-])(?:g?nav|navi|navigation|breadcrumbs?|pankuzu|topicpath|sns|share|sidebar|side|footer|skip|menu|search|print)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ROOTS: Final = 'main, [role="main"], article, #main, #contents, #content, #honbun, #tmp_contents, #main_contents, .main, .contents, .content'
_RECORD: Final = re.compile(r"発\s?言\s?[0-9０-９]|タウンミーティング|市長|回答")
_BLANKS: Final = re.compile(r"[ \t\n\r\f]+")
_LISTED: Final = re.compile(r"[・●○◎◆◇■□▲△※<＜〈《【［>≫①-⑳0-9０-９]")
_ENDS: Final = ("：", ":")


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page's ``<meta charset>`` or XML declaration names, if one stands within the first 4096
    bytes."""
    match = _CHARSET.search(data[:4096])
    return (match[1] or match[2]).decode("ascii") if match else None


def read_html(page: str, where: str) -> str:
    """The text of the record in a page: lines, each with its line end; blank lines between paragraphs.

    Entities are decoded, readings in ``<ruby>`` left out, line breaks in the source between Japanese characters
    dropped, as a browser does. Raises ``ReadError`` for a page nested deeper than 256 elements, and ``ImportError``
    without the extra.
    """
    parser = _parser()
    if _depth(page) > _MOST_DEPTH:
        raise ReadError(
            f"{where}: the page is nested more than {_MOST_DEPTH} elements deep; save its text and give that"
        )
    body = parser(page).body
    if body is None:
        return ""
    root = _record_in(body)
    writer = _Writer()
    if title := _title_outside(body, root):
        writer.text(_inner_text(title))
        writer.block()
    _walk(root, writer)
    return writer.finished()


def _parser() -> Any:
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise ImportError("reading a web page needs the extra 'html': pip install 'townmeeting[html]'") from error
    return LexborHTMLParser


def _depth(page: str) -> int:
    """How deep the elements may be nested at most, judged by the tags alone."""
    depth = deepest = 0
    for match in _TAG.finditer(page):
        name = match["name"]
        if name is None or name.lower() in _CLOSED_BY_OTHERS:
            continue
        depth = max(depth - 1, 0) if match["close"] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _record_in(body: LexborNode) -> LexborNode:
    """The smallest of the page's main blocks that holds nearly all that looks like a record; else the body or a block
    in it.

    Where little or nothing looks like one, the longest main block that holds half of the page's text, else the body.
    """
    whole, roots = _likeness(body), body.css(_ROOTS)[:_MOST_ROOTS]
    if whole < _LEAST_LIKENESS:
        longest = max(roots, key=_length, default=body)
        return longest if 2 * _length(longest) >= _length(body) else body
    node = min((root for root in roots if _likeness(root) >= 0.9 * whole), key=_length, default=body)
    while (inner := _only_block(node)) is not None:
        node = inner
    return node


def _only_block(node: LexborNode) -> LexborNode | None:
    """The child that holds nearly everything of ``node``, unless a heading stands outside it."""
    whole = _likeness(node)
    for child in _children(node):
        if child.tag == "div" and _likeness(child) >= 0.9 * whole and _length(child) >= 0.5 * _length(node):
            return child if len(child.css("h1, h2")) == len(node.css("h1, h2")) else None
    return None


def _likeness(node: LexborNode) -> int:
    return len(_RECORD.findall(_inner_text(node)))


def _inner_text(node: LexborNode) -> str:
    return str(node.text(deep=True))


def _length(node: LexborNode) -> int:
    return len(_inner_text(node))


def _title_outside(body: LexborNode, root: LexborNode) -> LexborNode | None:
    """The page's first heading that names the record, where it stands outside the record's block."""
    if root.css_first("h1") is not None:
        return None
    return next((node for node in body.css("h1") if _RECORD.search(_inner_text(node))), None)


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _walk(root: LexborNode, writer: _Writer) -> None:
    """Visit every node in document order, with a stack of our own, for pages may be nested deeper than Python's."""
    stack: list[tuple[LexborNode, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag or ""
        if tag == "-text":
            writer.text(node.text_content or "", literal=writer.literal > 0)
        elif leaving:
            _leave(tag, writer)
        elif not tag.startswith("-") and not _is_dropped(node, root) and not (tag == "tr" and _write_row(node, writer)):
            _enter(node, tag, writer)
            stack.append((node, True))
            stack.extend([(child, False) for child in _children(node)][::-1])


def _is_dropped(node: LexborNode, root: LexborNode) -> bool:
    tag, attributes = node.tag or "", node.attributes
    if (
        tag in _DROPPED
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _HIDDEN.search(attributes.get("style") or "")
    ):
        return True
    if tag == "header":
        return root.tag == "body" and node.css_first("h1") is None
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return (
        tag in ("div", "ul", "ol", "p", "td") and names != " " and bool(_FURNITURE.search(names)) and _is_slight(node)
    )


def _is_slight(node: LexborNode) -> bool:
    """Whether a block is too short, and looks too little like a record, to be more than the page's furniture."""
    size, parts = 0, []
    for inner in node.traverse(include_text=True):
        if inner.tag == "-text":
            parts.append(inner.text_content or "")
            size += len(parts[-1])
        if size >= 600:
            return False
    return len(_RECORD.findall("".join(parts))) < _LEAST_LIKENESS


def _enter(node: LexborNode, tag: str, writer: _Writer) -> None:
    if tag == "br":
        writer.line(empty=True)
    elif tag in _PARAGRAPHS:
        writer.block()
    elif tag in _LINES:
        writer.line()
    if tag == "pre":
        writer.literal += 1
    elif tag == "dd":
        writer.continue_label()
    elif tag == "li":
        writer.item(node)


def _leave(tag: str, writer: _Writer) -> None:
    if tag == "pre":
        writer.line()
        writer.literal -= 1
    if tag in _PARAGRAPHS:
        writer.block()
    elif tag in _LINES:
        writer.line()
    writer.is_label = tag == "dt" or (writer.is_label and tag == "-text")


def _write_row(row: LexborNode, writer: _Writer) -> bool:
    """Write a row of data as one line; False for a row that only lays out the page."""
    cells = [child for child in _children(row) if child.tag in ("td", "th")]
    if len(cells) < 2 or any(
        cell.css_first("table, h1, h2, h3, h4") is not None or _length(cell) > 2000 for cell in cells
    ):
        return False
    texts = [_cell(cell) for cell in cells]
    writer.line()
    if (cells[0].tag == "th" and cells[1].tag == "td") or (len(cells) == 2 and _is_label(texts[0])):
        texts = [_labelled(texts[0].replace("\n", ""), "\u3000".join(filter(None, texts[1:])))]
    for line in "\u3000".join(filter(None, texts)).split("\n"):
        writer.text(line, literal=True)
        writer.line()
    return True


def _cell(cell: LexborNode) -> str:
    writer = _Writer()
    _walk(cell, writer)
    return re.sub(r"\n{2,}", "\n", writer.finished()).strip("\n")


def _is_label(text: str) -> bool:
    return 0 < len(text) <= 12 and "。" not in text and not text.isdecimal()


def _labelled(label: str, value: str) -> str:
    return label + ("" if not label or label.endswith(_ENDS) or value.startswith(_ENDS) else "：") + value


class _Writer:
    """Lines in the making. ``literal`` is above 0 inside ``<pre>``; ``is_label`` is set behind a ``<dt>``."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.literal = 0
        self.is_label = False
        self._bullet = ""
        self._numbers: dict[int, int] = {}
        self._parts: list[str] = []
        self._gap = False

    def item(self, item: LexborNode) -> None:
        """Begin an item of a list: its number, or ・, goes before its words unless they bring a mark of their own."""
        parent = item.parent
        if parent is None or parent.tag != "ol":
            self._bullet = "・"
            return
        self._numbers[parent.mem_id] = number = self._numbers.get(parent.mem_id, 0) + 1
        self._bullet = f"{number}. "

    def text(self, text: str, *, literal: bool = False) -> None:
        """Add words to the line; literal ones may hold line ends."""
        first, *rest = text.splitlines() or [""] if literal else [text]
        self._parts.append(first)
        for line in rest:
            self._flush(literal=True)
            self._parts.append(line)

    def line(self, *, empty: bool = False) -> None:
        """End the line; with ``empty`` (a ``<br>``) an empty one is a blank line."""
        if not self._flush(literal=self.literal > 0) and empty:
            self._gap = True

    def block(self) -> None:
        """End the line and set what follows apart by a blank line."""
        self._flush(literal=self.literal > 0)
        self._gap = True

    def continue_label(self) -> None:
        """Go on behind the label just written, as ``label：``."""
        if self.is_label and self.lines and len(self.lines[-1]) <= 20:
            self._parts.append(_labelled(self.lines.pop(), ""))
        self.is_label = False

    def finished(self) -> str:
        """All lines, each with its line end."""
        self._flush(literal=False)
        return "".join(line + "\n" for line in self.lines)

    def _flush(self, *, literal: bool) -> bool:
        text = "".join(self._parts)
        self._parts.clear()
        text = text.rstrip() if literal else _collapsed(text)
        if not text.strip():
            return False
        if self._gap and self.lines:
            self.lines.append("")
        self._gap = False
        if self._bullet and not _LISTED.match(text):
            text = self._bullet + text
        self._bullet = ""
        self.lines.append(text)
        return True


def _collapsed(text: str) -> str:
    return _BLANKS.sub(lambda match: _blank(match, text), text).strip(" ")


def _blank(match: re.Match[str], text: str) -> str:
    left, right = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return "" if "\n" in match[0] and left > "\u2e7f" and right > "\u2e7f" else " "
