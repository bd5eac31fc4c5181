"""The command line: what each subcommand prints and returns, and that no input and no stream ever ends in a traceback."""

from __future__ import annotations

import importlib
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import pytest

import townmeeting as tm
from townmeeting.__main__ import BROKEN_PIPE, FAILED, INTERRUPTED, build_parser, main
from townmeeting.cli import terminal
from townmeeting.cli.commands import COMMANDS, Command
from townmeeting.cli.terminal import Paper, fit, pad, safe
from townmeeting.source import columns

ROOT = Path(tm.__file__).parents[1]
NAMES = [command.name for command in COMMANDS]
READING = [name for name in NAMES if name not in ("compare", "convert")]  # each takes one record; the others have tests of their own
HEAD = "タウンミーティング【北区】\n日時：令和4年10月6日（木） 18：30～20：00\n"
GOOD = HEAD + "●参加者\n＜発言1＞\n歩道を直してください。\n◆市長\n>>発言1\n直します。\n"
WARNED = GOOD.replace("（木）", "（金）")
WRONG = GOOD + ">>発言9\n検討します。\n"
DATED = {"akn": ("--date", "2022-10-06")}  # what a subcommand needs where the record does not print it
RUBBISH = (
    b"",
    b"\0\xff\xfe\x80" * 50,
    b"\x1b[31m\x9b",
    "●参加者\n＜発言1＞\n".encode("utf-16"),
    "\ud800＜発言".encode("utf-8", "surrogatepass"),
)


def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """``python -m townmeeting`` in a process of its own, with bytes in and bytes out."""
    return subprocess.run(command(arguments), input=stdin, capture_output=True, env=surroundings(environment), timeout=60, check=False)


def started(*arguments: str, stdout: int | IO[bytes] = subprocess.PIPE) -> subprocess.Popen[bytes]:
    """The same, still running, with a pipe at every stream."""
    pipe = subprocess.PIPE
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell's background job ignores, its children do
    try:
        return subprocess.Popen(command(arguments), stdin=pipe, stdout=stdout, stderr=pipe, env=surroundings({}))
    finally:
        signal.signal(signal.SIGINT, before)


def command(arguments: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "townmeeting", *arguments]


def surroundings(extra: dict[str, str]) -> dict[str, str]:
    inherited = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "PYTHONIOENCODING", "PYTHONUTF8", "NO_COLOR")}
    return inherited | {"PYTHONPATH": str(ROOT)} | extra


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.txt"
    path.write_text(GOOD, "utf-8")
    return path


def outcome(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    written = capsys.readouterr()
    return code, written.out, written.err


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes, *arguments: str, encoding: str = "utf-8") -> tuple[int, bytes]:
    """The exit code and the bytes written where ``data`` is standard input and standard output is of ``encoding``; in this process."""
    written = io.BytesIO()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, encoding=encoding))
    code = main(arguments)
    return code, written.getvalue()


# What each subcommand gives.


def test_show_without_a_file_shows_the_bundled_record(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = outcome(capsys, "show")
    assert (code, err) == (0, "")
    assert out.startswith("「清水勇人市長と語る」タウンミーティング【大宮区】\n")
    for fact in ("2022-10-06 (Thu) 18:30–20:00", "14 participant(s), 1 observer(s)", "大宮区役所", "Round 2"):
        assert fact in out
    assert "選挙のデジタル化\n      選挙管理委員会事務局 / 選挙課 / remark 12 (" in out
    assert len(re.findall(r"^ +\d+  参加者", out, re.M)) == 14
    assert len(re.findall(r"^ +>>  ", out, re.M)) == 18
    assert out.count("(13, 14) データの共有化") == 2
    assert "closing  市長" in out
    assert "Unanswered\n  none\n" in out


def test_show_puts_each_answer_under_its_remark(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = outcome(capsys, "show")
    lines = out.splitlines()
    first = next(i for i, line in enumerate(lines) if re.match(r" +1  参加者", line))
    assert [line.split()[1] for line in lines[first + 1 : first + 4]] == ["市長", "市職員", "市長"]
    assert re.match(r" +2  参加者", lines[first + 4])


def test_show_in_japanese(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = outcome(capsys, "show", "--language", "ja")
    assert code == 0
    for words in ("開催概要", "2022-10-06 (木)", "14名、傍聴者1名", "2巡目", "途中で切れた段落を", "エラー0件、警告1件"):
        assert words in out
    assert "回答のない発言\n  なし" in out
    assert "Round" not in out


def test_show_names_what_has_no_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "odd.txt"
    path.write_text("これは前書きの文章です。\n" + WRONG.replace(">>発言1\n", ">>発言9\n", 1), "utf-8")
    code, out, _ = outcome(capsys, "show", str(path))
    assert code == 0
    assert re.search(r"Unanswered\n +1  参加者 +歩道", out)
    assert re.search(r"Responses to no remark of this record\n  >>  9  市長 +直します。", out)
    assert "Not placed\n  これは前書きの文章です。" in out
    assert "response.dangling" in out


def test_show_keeps_within_the_width(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    _, out, _ = outcome(capsys, "show")
    body = out.partition("\nFindings\n")[0].splitlines()
    assert max(map(columns, body)) in (71, 72)


def test_json_is_the_meeting(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = outcome(capsys, "json", str(record))
    assert code == 0
    assert tm.Meeting.model_validate_json(out) == tm.read(record)
    _, compact, _ = outcome(capsys, "json", "--indent", "0", str(record))
    assert compact.count("\n") == 1
    assert json.loads(compact) == json.loads(out)


def test_text_is_the_canonical_transcript(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(capsys, "text", str(record)) == (0, tm.to_text(tm.read(record)), "")


def test_akn_is_the_document_of_the_arguments(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = outcome(capsys, "akn", str(record), "--authority", "北区", "--uri", "/akn/jp/debate/2022-10-06/kita")
    wanted = tm.to_akoma_ntoso(tm.read(record), authority="北区", uri="/akn/jp/debate/2022-10-06/kita")
    assert (code, out, err) == (0, wanted.xml, "")


def test_akn_shows_what_xml_cannot_carry(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "record.txt"
    for controls, shown in (("\x1b\x1b\x01", "3 character(s) … ⟦U+001B⟧, ⟦U+0001⟧"), ("\x01\x02\x03\x04\x05\x06", "6 character(s) … ⟦U+0005⟧, …")):
        path.write_text(GOOD.replace("歩道を", f"歩{controls}道を"), "utf-8")
        code, _, err = outcome(capsys, "akn", str(path))
        count, _, signs = shown.partition(" … ")
        assert code == 0
        assert err.startswith(f"townmeeting: {count} that XML cannot carry are written by code point: ⟦U+00")
        assert err.endswith(f"{signs}\n")


def test_akn_without_a_date_names_the_option(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "undated.txt"
    path.write_text(GOOD.removeprefix(HEAD), "utf-8")
    code, out, err = outcome(capsys, "akn", str(path))
    assert (code, out, err.count("\n")) == (FAILED, "", 1)
    assert "--date" in err
    assert outcome(capsys, "akn", str(path), "--date", "2022-10-06")[0] == 0
    assert outcome(capsys, "akn", str(path), "--date", "2022-10-06", "--country", "Japan")[::2] == (
        FAILED,
        "townmeeting: country='Japan' is no country code: pass the two small letters of ISO 3166, such as 'jp'\n",
    )


def test_popolo_is_the_data_of_the_arguments(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = outcome(capsys, "popolo", str(record), "--event-id", "kita", "--url", "https://example.jp/kita")
    assert (code, json.loads(out)) == (0, tm.to_popolo(tm.read(record), event_id="kita", url="https://example.jp/kita"))


@pytest.mark.parametrize(("text", "code", "strict"), [(GOOD, 0, 0), (WARNED, 0, 1), (WRONG, 1, 1), ("", 1, 1)])
def test_check_fails_on_errors_and_strictly_on_warnings(
    text: str, code: int, strict: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "record.txt"
    path.write_text(text, "utf-8")
    assert outcome(capsys, "check", str(path))[0] == code
    assert outcome(capsys, "check", "--strict", str(path))[0] == strict


def test_check_points_at_the_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "record.txt"
    path.write_text(WARNED, "utf-8")
    _, out, _ = outcome(capsys, "check", str(path))
    head, printed, carets, count = out.splitlines()
    assert re.fullmatch(r"record\.txt:2:\d+: warning: .+ \[header\.weekday-mismatch\]", head)
    assert count == "no errors, 1 warning, no infos"
    start = len(carets) - len(carets.lstrip())
    assert set(carets.strip()) == {"^"}
    prefix = next(i for i in range(len(printed) + 1) if columns(printed[:i]) == start)
    assert printed[prefix:].startswith("令和4年10月6日")


def test_check_in_japanese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "record.txt"
    path.write_text(WRONG, "utf-8")
    code, out, _ = outcome(capsys, "check", "--language", "ja", str(path))
    assert code == 1
    assert "記録にない発言9への回答です。" in out
    assert out.splitlines()[-1] == "エラー1件、警告0件、情報0件"


def test_explain_gives_every_line_its_rule_and_every_repair(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "record.txt"
    path.write_text(GOOD + "＜発言1＞のとおり、道が狭いためです。\n", "utf-8")
    explanation = tm.explain(tm.load(path))
    code, out, _ = outcome(capsys, "explain", str(path))
    assert code == 0
    rows = [line.split() for line in out.splitlines() if re.match(r" *\d+  \w", line)]
    assert [(int(row[0]), row[2]) for row in rows] == [(line.number, line.rule) for line in explanation.lines]
    assert out.count(" repair ") == len(explanation.repairs) > 0
    assert "near miss: remark.marker" in out
    assert "saitama 1.00" in out.splitlines()[0]


def test_the_bundled_record_is_announced_where_it_was_not_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    for name in READING[1:]:
        _, _, err = outcome(capsys, name)
        assert err == "townmeeting: no FILE is given: this is the bundled record omiya-2022-10-06.txt\n"


def test_a_later_subcommand_is_one_more_entry(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def count(options: object, out: object) -> int:
        print("counted")
        return 0

    extra = Command("count", "count the remarks", count, lambda parser: None)
    face = importlib.import_module("townmeeting.__main__")
    monkeypatch.setattr(face, "COMMANDS", (*COMMANDS, extra))
    assert outcome(capsys, "count") == (0, "counted\n", "")
    assert "count the remarks" in build_parser().format_help()


# What cannot be done: one line and exit 2.


@pytest.mark.parametrize("name", READING)
def test_a_missing_or_unreadable_file_is_one_line_and_exit_2(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "scan.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    for path in (tmp_path / "missing.txt", tmp_path, picture, Path("a\nb")):
        code, out, err = outcome(capsys, name, str(path))
        assert (code, out) == (FAILED, "")
        assert re.fullmatch(r"townmeeting: .+: .+\n", err)


def test_a_file_without_permission(record: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    code, out, err = outcome(capsys, "show", str(record))
    assert (code, out) == (2, "")
    assert re.fullmatch(r"townmeeting: .*no permission.*\n", err)


def test_a_missing_extra_is_one_line_that_names_it(
    record: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(*_: object, **__: object) -> None:
        raise ImportError("reading a PDF needs the extra 'pdf': pip install 'townmeeting[pdf]'")

    monkeypatch.setattr("townmeeting.readers.load", lacking)
    code, _, err = outcome(capsys, "show", str(record))
    assert code == 2
    assert re.fullmatch(r"townmeeting: .*pip install 'townmeeting\[pdf\]'\n", err)


@pytest.mark.parametrize("line", ["bogus", "show a b", "check --language fr", "json --indent -1", "json --indent 99", "show --strict", "akn --date 6.10.2022"])
def test_wrong_usage_is_exit_2(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = outcome(capsys, *line.split())
    assert (code, out) == (2, "")
    assert "usage: townmeeting" in err


def test_no_subcommand_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = outcome(capsys)
    assert (code, out) == (2, "")
    assert all(re.search(rf"^ +{name} ", err, re.M) for name in NAMES)
    assert outcome(capsys, "--help")[0] == 0
    assert outcome(capsys, "--version")[:2] == (0, f"townmeeting {tm.__version__}\n")


def test_an_encoding_that_is_given_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(GOOD.replace("～", "〜").encode("euc-jp"))
    _, out, _ = outcome(capsys, "json", "--encoding", "euc-jp", str(path))
    assert json.loads(out)["remarks"][0]["text"] == "歩道を直してください。"
    code, _, err = outcome(capsys, "json", "--encoding", "klingon", str(path))
    assert (code, err.count("\n")) == (2, 1)
    assert "klingon" in err


def test_an_interruption_is_exit_130(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("townmeeting.readers.load", interrupted)
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert main(["show", str(record)]) == INTERRUPTED


# Streams: in a process of its own, as a user's shell would run it.


def test_standard_input_is_read_as_bytes() -> None:
    done = run("json", "-", stdin=GOOD.encode("cp932"))
    assert (done.returncode, done.stderr) == (0, b"")
    found = json.loads(done.stdout)
    assert (found["source"]["name"], found["source"]["encoding"]) == ("<stdin>", "cp932")
    assert found["responses"][0]["to"] == [1]
    assert run("check", "--strict", "-", stdin=WARNED.encode()).returncode == 1


@pytest.mark.parametrize("name", READING)
def test_rubbish_never_ends_in_a_traceback(name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for data in RUBBISH:
        code, out = piped(monkeypatch, data, name, "-", *DATED.get(name, ()))
        assert code == (name == "check" and b"error:" in out), data
        assert re.fullmatch(r"townmeeting: \d+ character.*XML.*\n" if name == "akn" and b"\xe2\x9f\xa6" in out else "", capsys.readouterr().err)
        assert out.decode("utf-8") or name == "text"


def test_control_characters_of_the_record_reach_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = GOOD.replace("歩道", "\x1b]0;x\x07\u202e歩道") + ">>発言9\n\x1b[2J検討します。\n＜発言1＞の\x1b[31mとおりです。\n"
    for name in ("show", "check", "explain"):
        text = piped(monkeypatch, hostile.encode(), name, "-")[1].decode()
        assert "歩道" in text or name == "check"
        assert not set(text) & {"\x1b", "\x07", "\u202e"}


@pytest.mark.parametrize("name", READING)
def test_a_poor_encoding_is_no_error(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = (GOOD + "＜発言1＞の髙﨑①😀です。\n").encode()
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    assert "髙﨑①😀" in piped(monkeypatch, data, name, "-", encoding="ascii")[1].decode("utf-8")
    monkeypatch.setenv("PYTHONIOENCODING", "cp932")
    code, out = piped(monkeypatch, data, name, "-", encoding="cp932")
    assert code == 0
    assert "髙﨑①?" in out.decode("cp932")


def test_a_poor_locale_is_no_error() -> None:
    done = run("show", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "タウンミーティング" in done.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_reader_that_goes_away_is_no_traceback() -> None:
    process = started("explain", "-")
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    process.stdin.write(GOOD.encode() * 200)
    process.stdin.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(30) == BROKEN_PIPE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_one_line_and_exit_2() -> None:
    with open("/dev/full", "wb") as full:
        process = started("json", "-", stdout=full)
        _, err = process.communicate(GOOD.encode(), timeout=60)
    assert process.returncode == 2
    assert re.fullmatch(rb"townmeeting: the output cannot be written: [^\n]+\n", err)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_interrupting_a_wait_for_input_is_no_traceback() -> None:
    process = started("show", "-")
    assert process.stdin
    process.stdin.write(b"x" * 200_000)  # more than a pipe holds: when all is written, the process is reading
    process.stdin.flush()
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (INTERRUPTED, b"", b"")


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX")
def test_closed_streams_are_no_traceback() -> None:
    for closed in (">&-", "2>&-", "<&-"):
        shell = ["sh", "-c", f'exec "$0" -m townmeeting show - {closed}', sys.executable]
        done = subprocess.run(shell, input=GOOD.encode(), capture_output=True, env=surroundings({}), timeout=60, check=False)
        assert done.returncode == (2 if closed == "<&-" else 0)
        assert b"Traceback" not in done.stderr


# Laying out.


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert Paper.of(_Terminal()).paint("x", "error") == "\033[1;31mx\033[0m"
    assert Paper.of(io.StringIO()).paint("x", "error") == "x"
    monkeypatch.setenv("NO_COLOR", "1")
    assert not Paper.of(_Terminal()).colour
    assert Paper.of(_Terminal()).screen
    monkeypatch.setattr("sys.stdout", shown := _Terminal())
    assert main(["show"]) == 0
    assert "\033" not in shown.getvalue()


def test_the_paper_has_sane_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    for given, taken in (("1", 50), ("80", 80), ("9999", 120)):
        monkeypatch.setenv("COLUMNS", given)
        assert Paper.of(io.StringIO()).width == taken


@pytest.mark.parametrize("width", range(4, 30))
def test_fit_and_pad_count_columns(width: int) -> None:
    for text in ("市長が answers します。" * 3, "abc", "参加者", "か\u3099" * 20, ""):
        assert columns(fit(text, width)) <= width
        assert columns(pad(fit(text, width), width)) == width
    assert fit("参加者", 6) == "参加者"
    assert fit("参加者", 5) == "参…"
    assert fit("a\nb", 5) == "a b"


def test_safe_keeps_what_is_printed() -> None:
    assert safe("髙﨑　①\n㈱") == "髙﨑　①\n㈱"
    assert safe("a\x1bb\u202ec\x9b\ud800") == "a·b·c··"


def test_abandoning_the_output_of_a_test_is_harmless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", io.StringIO())
    terminal.abandon_output()
