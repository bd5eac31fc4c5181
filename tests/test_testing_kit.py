"""The testing kit: pairs of a record and its expected meeting become tests, differences are readable, nothing passes for lack of records."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

import townmeeting as tm
from townmeeting.testing import Record, RecordError, describe, differences, expected_form, expected_json, read_expected, records_in
from townmeeting.testing import promises as _promises  # noqa: F401  # imported here, so that the runs inside the tests find it imported

pytest_plugins = ["pytester"]

TEXT: Final = """\
タウンミーティング【北区】
日時：令和4年10月6日（木） 18：30～20：00
●参加者
＜発言1＞
歩道を広げてください。
＜発言2＞
バスの本数を増やしてください。
◆市長
>>発言1
順に広げます。
>>発言2
会社に伝えます。
"""
SETTINGS: Final = "[pytest]\naddopts = -p townmeeting.testing.plugin -p no:cacheprovider\ntownmeeting_records = records\n"


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """A project with one record, read as expected."""
    pytester.makefile(".ini", pytest=SETTINGS)
    put(pytester.mkdir("records") / "north.txt", TEXT)
    return pytester


def put(path: Path, text: str, *, read_as: str | None = None) -> None:
    """A record and its expectation: what the text gives, or what another text would."""
    path.write_text(text, "utf-8")
    expected = expected_form(tm.read(path))
    if read_as is not None:
        expected = expected_form(tm.read(read_as.encode(), name=path.name)) | {"source": expected["source"]}
    Record(path).expected.write_text(expected_json(expected), "utf-8")


def test_a_pair_is_two_tests(project: pytest.Pytester) -> None:
    result = project.runpytest_inprocess("-v")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["records/north.txt::meeting PASSED*", "records/north.txt::promises PASSED*"])
    project.runpytest_inprocess("records/north.txt", "-k", "meeting").assert_outcomes(passed=1, deselected=1)


def test_a_difference_says_which_part_which_field_and_where(project: pytest.Pytester) -> None:
    put(project.path / "records/north.txt", TEXT, read_as=TEXT.replace("バスの本数を増やして", "バスの便数を増やして"))
    result = project.runpytest_inprocess()
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "*north.txt: meeting*",
            "north.txt is not read as north.expected.json expects:",
            "north.txt:7:1: difference: remark-2, paragraph 1, text [[]remarks[[]1[]].paragraphs[[]0[]].text[]]",
            "    バスの本数を増やしてください。",
            "    ^^^^*",
            '    expected "バスの便数を増やしてください。"',
            '    given    "バスの本数を増やしてください。"',
            " " * (4 + 9 + 7) + "^^",
        ]
    )
    assert "Traceback" not in result.stdout.str()


def test_a_lost_remark_is_a_difference_of_its_own(project: pytest.Pytester) -> None:
    put(project.path / "records/north.txt", TEXT.replace("＜発言2＞\n", ""), read_as=TEXT)
    out = project.runpytest_inprocess().stdout.str()
    assert "remark-2 is missing [remarks[1]]" in out
    assert "バスの本数を増やしてください。" in out


def test_an_expectation_is_written_on_request_and_said_to_be(project: pytest.Pytester) -> None:
    north, south = (project.path / "records" / name for name in ("north.txt", "south.txt"))
    put(north, TEXT, read_as=TEXT.replace("本数", "便数"))
    south.write_text(TEXT.replace("北区", "南区"), "utf-8")
    result = project.runpytest_inprocess()
    result.assert_outcomes(passed=2, failed=2)
    result.stdout.fnmatch_lines(["there is no south.expected.json: review*--townmeeting-update"])
    result = project.runpytest_inprocess("--townmeeting-update", "-q")
    result.assert_outcomes(passed=4)
    result.stdout.fnmatch_lines(["*expectations written*", "records/north.expected.json: 1 difference(s)", "records/south.expected.json: new", "Review*"])
    assert read_expected(Record(south).expected) == expected_form(tm.read(south))
    result = project.runpytest_inprocess("--townmeeting-update")
    result.assert_outcomes(passed=4)
    assert "expectations written" not in result.stdout.str()


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda records: [path.unlink() for path in records.iterdir()], "records has no record: put NAME.txt"),
        (lambda records: (records / "north.txt").unlink() or (records / "b.txt").write_text(""), "north.expected.json has no record beside it"),
        (lambda records: (records / "north.html").write_text("<p>"), "2 records share *north.expected.json"),
        (lambda records: records.rename(records.with_name("gone")), "records is no folder"),
    ],
)
def test_a_folder_that_would_test_nothing_is_an_error(project: pytest.Pytester, spoil: object, complaint: str) -> None:
    assert callable(spoil)
    spoil(project.path / "records")
    result = project.runpytest_inprocess()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"ERROR: townmeeting_records: *{complaint}*"])


@pytest.mark.parametrize(("text", "complaint"), [("{", "cannot be read as JSON: "), ("[]", "holds no meeting"), ("\udcff", "cannot be read")])
def test_an_expected_file_that_is_none_fails(project: pytest.Pytester, text: str, complaint: str) -> None:
    (project.path / "records/north.expected.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    result = project.runpytest_inprocess()
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines([f"north.expected.json {complaint}*"])


def test_a_file_that_cannot_be_read_fails_in_one_line(project: pytest.Pytester) -> None:
    path = project.path / "records/torn.pdf"
    path.write_bytes(b"%PDF-1.7\ntorn")
    result = project.runpytest_inprocess("--townmeeting-update")
    result.assert_outcomes(passed=2, failed=2)
    result.stdout.fnmatch_lines(["*torn.pdf: *"])
    assert not Record(path).expected.exists()


def test_an_expectation_that_cannot_be_read_is_not_written_over(project: pytest.Pytester) -> None:
    expected = Record(project.path / "records/north.txt").expected
    expected.write_text("<<<<<<< ours", "utf-8")
    project.runpytest_inprocess("--townmeeting-update").assert_outcomes(passed=1, failed=1)
    assert expected.read_text("utf-8") == "<<<<<<< ours"


def test_a_packed_record_is_a_record(project: pytest.Pytester) -> None:
    packed = project.path / "records/south.txt.gz"
    packed.write_bytes(gzip.compress(TEXT.encode()))
    project.runpytest_inprocess("--townmeeting-update").assert_outcomes(passed=4)
    assert (project.path / "records/south.expected.json").exists()
    project.runpytest_inprocess().assert_outcomes(passed=4)


def test_a_known_failure_has_to_fail_and_is_never_written(project: pytest.Pytester) -> None:
    project.makefile(".ini", pytest=SETTINGS + "townmeeting_known_failures = records/known\n")
    known = project.mkdir("records/known") / "odd.txt"
    put(known, TEXT, read_as=TEXT.replace("本数", "便数"))
    before = Record(known).expected.read_bytes()
    project.runpytest_inprocess("--townmeeting-update").assert_outcomes(passed=3, xfailed=1)
    assert Record(known).expected.read_bytes() == before
    put(known, TEXT)
    project.runpytest_inprocess().assert_outcomes(passed=3, failed=1)
    Record(known).expected.unlink()
    project.runpytest_inprocess().assert_outcomes(passed=3, failed=1)


def test_a_record_is_read_by_the_dialect_that_the_project_names(project: pytest.Pytester) -> None:
    folder = project.mkdir("records/questions")
    put(folder / "south.txt", TEXT.replace("＜発言1＞\n", "問1："), read_as=TEXT)
    project.runpytest_inprocess().assert_outcomes(passed=3, failed=1)
    project.makeconftest(
        "from townmeeting.dialects import SAITAMA, Rule\n"
        "RULE = Rule('remark.question', r'問(?P<number>\\d)：(?P<rest>.*)', '問1：歩道', starts='問', opens='discussion')\n"
        "ASKED = SAITAMA.extended('asked', [RULE], english='questions', japanese='問')\n"
        "def pytest_townmeeting_dialect(path):\n"
        "    return ASKED if 'questions' in path.parts else None\n"
    )
    result = project.runpytest_inprocess()
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(["source, dialect [[]source.dialect[]]", '    expected "saitama"', '    given    "asked"'])
    assert "is missing" not in result.stdout.str()
    project.runpytest_inprocess("--townmeeting-update").assert_outcomes(passed=4)
    project.runpytest_inprocess().assert_outcomes(passed=4)


def test_a_folder_beside_the_testpaths_is_collected(project: pytest.Pytester) -> None:
    project.makefile(".ini", pytest=SETTINGS + "testpaths = tests\n")
    project.mkdir("tests").joinpath("test_one.py").write_text("def test_one(): pass\n")
    project.runpytest_inprocess().assert_outcomes(passed=3)
    project.runpytest_inprocess("tests").assert_outcomes(passed=1)


def test_without_the_setting_nothing_is_collected_or_imported(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(tm.__file__).parents[1]))
    pytester.makefile(".ini", pytest="[pytest]\naddopts = -p townmeeting.testing.plugin\n")
    put(pytester.mkdir("records") / "north.txt", TEXT)
    code = "def test_one():\n    import sys\n    assert not {'pydantic', 'regex', 'townmeeting.models', 'hypothesis.strategies'} & set(sys.modules)\n"
    pytester.makepyfile(code)
    pytester.runpytest_subprocess("-p", "no:hypothesispytest").assert_outcomes(passed=1)
    result = pytester.runpytest_inprocess("--townmeeting-update")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: --townmeeting-update: no folder of records is named; set townmeeting_records*"])


# The parts by themselves.


def test_the_library_s_own_json_is_taken_as_an_expectation(tmp_path: Path) -> None:
    path = tmp_path / "whole.expected.json"
    path.write_text(tm.parse(TEXT).model_dump_json(indent=2), "utf-8")
    assert read_expected(path) == expected_form(tm.parse(TEXT)) == json.loads(expected_json(expected_form(tm.parse(TEXT))))


def test_equal_meetings_do_not_differ() -> None:
    form = expected_form(tm.parse(tm.samples.omiya()))
    assert list(differences(form, json.loads(json.dumps(form)))) == []
    assert describe([], tm.Source("")) == ""


@pytest.mark.parametrize(
    ("old", "new", "paths"),
    [
        ("北区", "南区", {"area", "source.sha256"}),
        ("◆市長", "◇職員", {f"responses[{i}].speaker.{key}" for i in (0, 1) for key in ("role", "label", "title")} | {"source.sha256"}),
        (">>発言2", ">>発言1", {"responses[1].id", "responses[1].to[0]", "diagnostics[0]", "source.sha256"}),
    ],
)
def test_each_difference_has_its_path(old: str, new: str, paths: set[str]) -> None:
    one, other = (expected_form(tm.parse(text)) for text in (TEXT, TEXT.replace(old, new)))
    assert {d.path for d in differences(one, other)} == paths
    assert {d.path for d in differences(other, one)} == paths


def test_values_of_another_type_differ() -> None:
    assert [d.path for d in differences({"a": 1, "b": None, "c": []}, {"a": True, "b": 0, "d": []})] == ["a", "b", "c", "d"]


def test_long_texts_are_shown_around_their_difference_and_many_differences_counted() -> None:
    text = "歩道を広げてください。" * 40
    shown = describe(differences({"text": text + "あ"}, {"text": text + "い"}), tm.Source(""))
    assert shown.splitlines()[1].endswith('あ"')
    assert len(shown) < 400
    many = describe(differences(list(range(50)), [n + 100 for n in range(50)]), tm.Source(""))
    assert many.endswith("… and 30 more")


def test_what_is_said_comes_first_and_places_that_moved_with_the_text_are_counted() -> None:
    other = TEXT.replace("●参加者", "市民と市長の対話\n●参加者").replace("＜発言2＞\n", "")
    one, two = (tm.Source(text, "north.txt") for text in (TEXT, other))
    shown = describe(differences(*(expected_form(tm.parse(source)) for source in (one, two))), two)
    assert "remark-2 is missing [remarks[1]]\n    expected {" in shown
    assert re.search(r"\n… and [0-9]+ span\(s\): the record is another text than this was expected of$", shown)
    assert not re.search(r"span\w*( \d)? \[", shown)
    moved = expected_form(tm.parse(TEXT))
    moved["remarks"][0]["span"], moved["remarks"][1]["number"] = [0, 5], 7
    shown = describe(differences(moved, expected_form(tm.parse(TEXT))), one)
    assert [line.partition(": difference: ")[2] for line in shown.splitlines() if "difference" in line] == [
        "remark-2, number [remarks[1].number]",
        "remark-1, span [remarks[0].span]",
    ]


def test_records_are_found_in_folders_below(tmp_path: Path) -> None:
    for name in ("b.html", "a/c.PDF", "a/note.md", "d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [r.path.relative_to(tmp_path).as_posix() for r in records_in(tmp_path)] == ["a/c.PDF", "b.html", "d.txt"]
    with pytest.raises(RecordError, match="is no folder"):
        records_in(tmp_path / "d.txt")


def test_without_hypothesis_the_rest_works_and_the_strategies_name_the_extra() -> None:
    code = (
        "import sys; sys.modules['hypothesis'] = None; sys.modules['pytest'] = None\n"
        "from townmeeting.testing import assert_promises, example_meetings\n"
        "assert len(example_meetings()) == 6 and assert_promises('')\n"
        "try:\n    from townmeeting.testing import meetings\n"
        "except ImportError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=Path(tm.__file__).parents[1], capture_output=True, text=True, check=True)
    assert done.stdout == "townmeeting.testing.meetings needs the extra 'testing': pip install 'townmeeting[testing]'\n"


def test_importing_the_package_imports_next_to_nothing() -> None:
    code = "import sys, townmeeting.testing; print(*sorted({'pytest', 'hypothesis', 'pydantic', 'townmeeting.models'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=Path(tm.__file__).parents[1], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
