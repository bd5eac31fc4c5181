"""What the command line says of files that it cannot read: its own options, and Japanese where that is asked for."""

from __future__ import annotations

import ast
import gzip
import re
from pathlib import Path

import pytest

import townmeeting as tm
from townmeeting.__main__ import FAILED, main
from townmeeting.cli.commands import COMMANDS
from townmeeting.cli.saying import said

PACKAGE = Path(tm.__file__).parent
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")


def _filled(node: ast.expr) -> str:
    """A string of the code, with a 1 for whatever is put into it."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_filled(part) for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else "1"


def sentences() -> list[str]:
    """Every sentence that the readers raise or give as a reason."""
    from townmeeting.readers import inputs

    found = [f"a.txt: this is {what}, which is not read; {remedy}" for _, what, remedy in inputs._FOREIGN]
    for name in ("inputs", "encodings", "html", "pdf"):
        tree = ast.parse((PACKAGE / "readers" / f"{name}.py").read_text("utf-8"))
        raised = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
        found += [_filled(node.args[0]) for node in raised if node.func.id in ("ReadError", "ImportError")]  # type: ignore[attr-defined]
        given = [node.value for node in ast.walk(tree) if isinstance(node, ast.Return) and node.value is not None]
        found += [f"a.txt: {text}" for value in given if " " in (text := _filled(value)) and re.search(r"; |\bpages\b", text)]
    return [sentence for sentence in found if sentence not in ("1: 1", "1: this is 1, which is not read; 1")]


def test_every_sentence_of_the_readers_is_known() -> None:
    known = sentences()
    assert len(known) > 25
    assert [sentence for sentence in known if not JAPANESE.search(said(sentence, "ja"))] == []
    assert [sentence for sentence in known if re.search(r"max_bytes|\bparse\b|binary mode|\bload\b", said(sentence))] == []


def test_a_sentence_that_is_not_known_stays() -> None:
    assert said("a: b\n c", "ja") == "a: b c"
    assert said("a.txt: page 3 of the PDF is damaged; fetch it again") == "a.txt: page 3 of the PDF is damaged; fetch it again"


@pytest.mark.parametrize("name", [command.name for command in COMMANDS if command.name not in ("compare", "convert")])
def test_a_file_over_the_limit_is_read_with_max_bytes(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path, data in ((tmp_path / "a.txt", tm.samples.omiya().encode()), (tmp_path / "b.txt.gz", gzip.compress(tm.samples.omiya().encode()))):
        path.write_bytes(data)
        assert main([name, str(path), "--max-bytes", "40_000"]) == FAILED
        assert re.search(r"more than|larger", (err := capsys.readouterr().err))
        assert err.endswith("the limit of 40,000 bytes; give --max-bytes N to read it all the same\n")
        assert main([name, str(path), "--max-bytes", "100000"]) == 0
        capsys.readouterr()
    assert main([name, str(path), "--max-bytes", "0"]) == FAILED
    assert "'0' is no number of bytes" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["show", "check", "explain"])
def test_errors_are_in_japanese_where_that_is_asked_for(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "a.txt"
    assert main([name, str(missing), "--language", "ja"]) == FAILED
    assert capsys.readouterr().err == f"townmeeting: {missing}: ファイルがありません。パスを確かめてください（- は標準入力です）\n"
    assert main([name, str(missing)]) == FAILED
    assert capsys.readouterr().err == f"townmeeting: {missing}: no such file; check the path (- is standard input)\n"


def test_convert_takes_max_bytes_and_names_its_options(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = tmp_path / "records", str(tmp_path / "o.jsonl")
    folder.mkdir()
    (folder / "a.txt").write_text(tm.samples.omiya(), "utf-8")
    call = ["convert", str(folder), "--to", "jsonl", "-o", out, "--workers", "1"]
    assert main([*call, "--max-bytes", "100"]) == 1
    assert "give --max-bytes N" in capsys.readouterr().err
    assert main(call) == FAILED
    assert capsys.readouterr().err.endswith("exists already; name another output, or give --overwrite\n")
    (folder / "a.txt").rename(folder / "a.rec")
    assert main(call) == FAILED
    assert capsys.readouterr().err.endswith("; give --pattern for other names\n")
