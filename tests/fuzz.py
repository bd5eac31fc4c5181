"""Coverage-guided fuzzing: ``python tests/fuzz.py [SECONDS] [CORPUS_FOLDER]``. Needs atheris, which no other test does.

The only outcome allowed for any text is a meeting that keeps every promise. The input's first byte chooses how the rest becomes a text:
bytes as UTF-8 with what is broken kept as lone surrogates, or a sequence of the pieces that records are made of, put into a small record
at any place. What breaks a promise is written to ``crash-…`` by the fuzzer; its text is printed.
"""

from __future__ import annotations

import sys
from typing import Final

from fragments import PIECES, SMALL

_DEFAULT_SECONDS: Final = 60
_LONGEST: Final = 2_000  # bytes; each input is parsed nine times


def text_from(data: bytes) -> str:
    """The text that an input of the fuzzer stands for."""
    kind, rest = (data[0] if data else 0), data[1:]
    if kind < 96:
        return rest.decode("utf-8", "surrogateescape")
    pieces = "".join(PIECES[byte % len(PIECES)] for byte in rest[1:])
    if kind < 192:
        return pieces
    at = (rest[0] if rest else 0) * len(SMALL) // 255
    return SMALL[:at] + pieces + SMALL[at:]


def one_input(data: bytes) -> None:
    """What the fuzzer calls: any failed promise is an exception, and so a finding."""
    from townmeeting.testing import assert_promises  # here, so that the library is instrumented before it is imported

    text = text_from(data)
    try:
        assert_promises(text)
    except Exception:
        print(f"the text: {text!r}", file=sys.stderr)
        raise


def main(arguments: list[str]) -> None:
    """Fuzz for the seconds given, from the corpus folder if one is given."""
    import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]

    seconds = int(arguments[1]) if len(arguments) > 1 else _DEFAULT_SECONDS
    options = [arguments[0], f"-max_total_time={seconds}", f"-max_len={_LONGEST}", "-timeout=20", "-print_final_stats=1", *arguments[2:]]
    with atheris.instrument_imports(include=["townmeeting"]):
        from townmeeting import testing

        testing.assert_promises(SMALL)  # the library imports its parts when they are first asked for, and only what is imported here is instrumented
    atheris.Setup(options, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
