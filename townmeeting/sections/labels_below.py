"""The discussion's blocks with every speaker's label before the words that it belongs to, also where records print it
below them:

    >>発言1
    学校との連携を検討しています。
    （市長）
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ..blocks import Block
from ..dialects.grammar import OPENERS
from ..dialects.people import is_resident
from ..lines import PROSE
from .numbers import read_number

_TURNS: Final = ("remark.", "response.")


def labels_first(blocks: Sequence[Block]) -> Sequence[Block]:
    """``blocks`` as they are, or, where labels stand below, each label before its turn, and before a turn without one a
    block that says so."""
    if not any(block.kind.startswith("speaker.") and _is_label(block) for block in blocks):
        return blocks  # by far the most
    if not _stand_below(blocks):
        return _signed_answers(_signed_remarks(blocks))
    done: list[Block] = []
    turn: list[Block] = []
    for block in blocks:
        if turn and _is_label(block):
            done += (block, *turn)
            turn = []
            continue
        if turn and (not turn[-1].is_empty or not _is_turn(block)):
            done += (_nobody(block), *turn)
            turn = []
        (turn if _is_turn(block) else done).append(block)
    return [*done, _nobody(turn[0]), *turn] if turn else done


def _signed_remarks(blocks: Sequence[Block]) -> Sequence[Block]:
    """``blocks`` as they are, or, where residents' labels stand below what they said and right above its answer, each
    before its remark."""
    signed = {at for at in range(1, len(blocks) - 1) if _signs(blocks, at)}
    if not signed:
        return blocks
    return [
        block
        for at, block in enumerate(blocks)
        for block in ([] if at in signed else [blocks[at + 1], block] if at + 1 in signed else [block])
    ]


def _signs(blocks: Sequence[Block], at: int) -> bool:
    """Whether a resident's label in brackets stands between a remark of nobody's and an answer."""
    above, label, below = blocks[at - 1 : at + 2]
    if not (
        below.kind.startswith("response.")
        and above.kind.startswith("remark.")
        and not above.is_empty
        and _is_label(label)
    ):
        return False
    led = at > 1 and blocks[at - 2].kind.startswith("speaker.")
    return (
        not led
        and label.head is not None
        and label.head.match is not None
        and is_resident(label.head.match["label"].strip())
    )


def _signed_answers(blocks: Sequence[Block]) -> Sequence[Block]:
    """``blocks`` as they are, or, where an office's label stands right below an answer and nobody speaks under it, that
    label before the answer; where the answer is somebody's already, it is the answer's last line."""
    done: list[Block] = []
    seen: set[int] = set()
    led = False  # whether a line above any answer says who of the city speaks
    for at, block in enumerate(blocks):
        if (
            _is_signature(block, blocks[at + 1] if at + 1 < len(blocks) else None, seen)
            and done
            and not done[-1].is_empty
        ):
            if done[-1].kind.startswith("response.") and not led:
                done.insert(len(done) - 1, block)
                continue
            if (
                done[-1].kind.startswith(("response.", "speaker."))
                and not _is_residents(done[-1])
                and block.head is not None
            ):
                block.head.rule, block.head.forced = PROSE, True
                done[-1].add(block.head)
                continue
        led = led or (
            block.kind.startswith("speaker.") and not _is_residents(block) and block.kind != "speaker.unknown"
        )
        if (
            block.kind.startswith("remark.")
            and block.head is not None
            and block.head.match is not None
            and "number" in block.head.match.re.groupindex
        ):
            seen.add(read_number(block.head.match["number"]))
        done.append(block)
    return done


def _is_signature(block: Block, below: Block | None, seen: set[int]) -> bool:
    """Whether a label in round brackets is followed by no words of whoever it names: by the next remark or a resident's
    line, or by nothing."""
    if (
        not _is_label(block)
        or block.head is None
        or block.head.inner is not None
        or block.head.text[0] != "（"
        or _is_residents(block)
    ):
        return False
    if below is None or (below.kind.startswith("speaker.") and _is_residents(below)):
        return True
    head = below.head
    if (
        not below.kind.startswith("remark.")
        or head is None
        or head.match is None
        or "number" not in head.match.re.groupindex
    ):
        return False
    return read_number(head.match["number"]) not in seen


def _is_residents(block: Block) -> bool:
    match = block.head.match if block.head is not None else None
    return match is not None and "label" in match.re.groupindex and is_resident(match["label"].strip())


def _stand_below(blocks: Sequence[Block]) -> bool:
    """Whether labels are printed below: in brackets, none before the first turn, one behind the last, and no resident's
    behind an answer."""
    if not blocks or not _is_label(blocks[-1]):
        return False
    first = next((i for i, block in enumerate(blocks) if _is_turn(block)), None)
    if first is None or any(block.kind.startswith("speaker.") for block in blocks[:first]):
        return False
    speakers = [(above, block) for above, block in pairwise(blocks) if block.kind.startswith("speaker.")]
    return all(_is_label(block) and not above.is_empty and not _is_strange(above, block) for above, block in speakers)


def _is_turn(block: Block) -> bool:
    return block.kind.startswith(_TURNS)


def _is_label(block: Block) -> bool:
    """A label in brackets, alone on its line and without words under it."""
    return (
        block.kind.startswith("speaker.")
        and block.head is not None
        and block.head.text[0] in OPENERS
        and block.is_empty
    )


def _is_strange(turn: Block, label: Block) -> bool:
    """Whether a resident's label stands below an answer."""
    match = label.head.match if label.head is not None else None
    return match is not None and turn.kind.startswith("response.") and is_resident(match["label"].strip())


def _nobody(beside: Block) -> Block:
    return beside.beside("speaker.unknown")
