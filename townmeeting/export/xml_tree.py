"""A small XML tree in the making: unique identifiers, characters that XML can carry, indentation that leaves running
text alone.

Knows nothing of meetings and of any vocabulary.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from .xml_text import Replacement, writable

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_META: Final = "meta"


class Tree:
    """Builds elements by their qualified names as written (``p``, ``tm:source``); collects what had to be replaced in
    ``replaced``."""

    def __init__(self) -> None:
        self.replaced: list[Replacement] = []
        self._taken: set[str] = set()
        self._counts: Counter[str] = Counter()

    def eid(self, wanted: str, *, counted: bool = False) -> str:
        """An identifier that no element has yet: ``wanted``, or with ``-2``, ``-3`` … behind it; ``counted`` puts 1, 2
        … behind it."""
        self._counts[wanted] += 1
        eid = f"{wanted}{self._counts[wanted]}" if counted else wanted
        while eid in self._taken:
            self._counts[wanted] += 1
            eid = f"{wanted}-{self._counts[wanted]}"
        self._taken.add(eid)
        return eid

    def root(self, tag: str, attributes: dict[str, str]) -> Element:
        """The outermost element."""
        from xml.etree.ElementTree import Element  # when something is exported, not with the package

        return Element(tag, attributes)

    def add(
        self, parent: Element, tag: str, eid: str | None = None, text: str | None = None, /, **attributes: str
    ) -> Element:
        """A new last child of ``parent`` with its text and attributes; all values are made writable."""
        from xml.etree.ElementTree import SubElement

        place = eid or parent.get("eId") or _META
        values = {key: writable(value, place, self.replaced) for key, value in attributes.items()}
        element = SubElement(parent, tag, {"eId": eid} | values if eid else values)
        element.text = None if text is None else writable(text, place, self.replaced)
        return element

    def append(self, parent: Element, text: str, eid: str) -> None:
        """Running text behind what ``parent`` holds already."""
        text = writable(text, eid, self.replaced)
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text

    def text(self, root: Element, inline: Collection[str]) -> str:
        """The document as a ``str``, one element a line, but for what stands inside the elements named ``inline``."""
        from xml.etree.ElementTree import tostring

        _indent(root, "\n", inline)
        return '<?xml version="1.0"?>\n' + tostring(root, encoding="unicode") + "\n"


def _indent(element: Element, line: str, inline: Collection[str]) -> None:
    if element.tag in inline or not len(element):
        return
    element.text = line + " "
    for child in element:
        _indent(child, line + " ", inline)
        child.tail = line + " "
    element[-1].tail = line
