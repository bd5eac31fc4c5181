"""Numerals, days, hours and counts in every printed form, and that nothing raises or points outside its text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from townmeeting.diagnostics import message
from townmeeting.japanese import People, When, number, read_people, read_when
from townmeeting.kinds import KINDS

OMIYA = "令和4年10月6日（木） 18：30～20：00"


def date(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None


def clock(iso: str | None) -> dt.time | None:
    return dt.time.fromisoformat(iso) if iso else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("14", 14), ("0", 0), ("007", 7), ("１４", 14), ("０１", 1), (" 14 ", 14), ("\u300014", 14), ("1,200", 1200),
        ("１，２００", 1200),
        ("1,000,000", 1_000_000), ("〇", 0), ("一", 1), ("十", 10), ("十九", 19), ("二十", 20), ("二十四", 24), ("百", 100),
        ("百二十", 120),
        ("二〇", 20), ("一〇", 10), ("一八〇", 180), ("二〇二二", 2022), ("二○二二", 2022), ("千二百", 1200), ("二千二十二", 2022),
        ("千五", 1005),
        ("一万", 10_000), ("二万五千", 25_000), ("2万5千", 25_000), ("1万2000", 12_000), ("3百", 300), ("⓪", 0), ("①", 1),
        ("⑳", 20),
        ("㉑", 21), ("㉟", 35), ("㊱", 36), ("㊿", 50), ("⑴", 1), ("⒇", 20), ("⒈", 1), ("⒛", 20), ("㈠", 1), ("㊀", 1), ("❶", 1),
        ("⓫", 11),
        ("9" * 18, 10**18 - 1),
    ],
)  # fmt: skip
def test_number(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    "text",
    ["", " ", "-1", "+1", "3.5", "1,23", ",1", "1,", "1 4", "元", "数十", "二三十", "十千", "十百", "十〇", "万", "一万一万",
    "千千", "四名", "²", "٣", "Ⅳ",
     "①②", "(1)", "1_000", "9" * 19, "９" * 19, "一" * 19, "9" * 5000],
)  # fmt: skip
def test_no_number(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("令和4年10月6日", "2022-10-06"), ("令和４年１０月６日（木）", "2022-10-06"), ("令和04年10月06日", "2022-10-06"),
        ("令和四年十月六日", "2022-10-06"), ("平成二十四年二月二十三日", "2012-02-23"), ("平成二四年一二月二三日", "2012-12-23"),
        ("二〇二二年十月六日", "2022-10-06"), ("二千二十二年十月六日", "2022-10-06"), ("令和元年6月5日", "2019-06-05"),
        ("令和1年6月5日", "2019-06-05"), ("平成 27 年2月27 日", "2015-02-27"), ("平 成 2 7 年 2 月 2 7 日", "2015-02-27"),
        ("昭和64年1月7日", "1989-01-07"), ("大正15年12月24日", "1926-12-24"), ("明治45年7月29日", "1912-07-29"),
        ("㋿4年10月6日", "2022-10-06"),
        ("R4.10.6", "2022-10-06"), ("Ｒ４．１０．６", "2022-10-06"), ("R4/10/6", "2022-10-06"), ("R4-10-6", "2022-10-06"),
        ("R元.6.5", "2019-06-05"),
        ("R.4.10.6", "2022-10-06"), ("R4年10月6日", "2022-10-06"), ("H27/2/27", "2015-02-27"), ("h27.2.27", "2015-02-27"),
        ("S63.12.1", "1988-12-01"),
        ("T14.3.4", "1925-03-04"), ("M40.3.4", "1907-03-04"), ("令和4.10.6", "2022-10-06"), ("2022年10月6日", "2022-10-06"),
        ("西暦2022年10月6日", "2022-10-06"), ("2022/10/6", "2022-10-06"), ("2022/10/06", "2022-10-06"),
        ("2022-10-06", "2022-10-06"),
        ("2022－10－06", "2022-10-06"), ("2022.10.6", "2022-10-06"), ("2022 . 10 . 6", "2022-10-06"),
        ("令和4年10/6(木)", "2022-10-06"),
        ("令和元年(2019年)6月5日", "2019-06-05"), ("令和元年（２０１９年）６月５日", "2019-06-05"),
        ("令和元(2019)年6月5日", "2019-06-05"),
        ("2019年(令和元年)6月5日", "2019-06-05"), ("2019（R1）年6月5日", "2019-06-05"),
        ("令和元年（西暦2019年）6月5日", "2019-06-05"),
        ("令和2年2月29日", "2020-02-29"), ("平成31年5月1日", "2019-05-01"), ("平成31年12月31日", "2019-12-31"),
        ("令和4年10月6日、10月7日", "2022-10-06"), ("令和4年10月6日～令和4年10月8日", "2022-10-06"),
        ("第3回 令和4年10月6日", "2022-10-06"),
        ("令和4年10月6（木）", "2022-10-06"), ("令和\n4年\n10月6日", "2022-10-06"),
    ],
)  # fmt: skip
def test_day(text: str, iso: str) -> None:
    assert read_when(text) == When(date(iso), None, None, ())


@pytest.mark.parametrize("printed", ["（木）", "(木曜日)", "（木曜）", "（木・祝）", "(祝日・木)", "(祝・木)", "（木祝）",
    " 木曜日", "木曜", "[木]", "［木］", "【木】",
                                     "( 木 )", "（ 木 曜 日 ）", "(木)(祝)", "(Thu)", "（Thursday）", "（祝日）", "(休日)",
                                     "（雨天決行）", "（水・木）", ""])  # fmt: skip
def test_weekday_that_agrees_or_is_none(printed: str) -> None:
    assert read_when(f"令和4年10月6日{printed} 18:30") == When(date("2022-10-06"), clock("18:30"), None, ())


@pytest.mark.parametrize(
    ("printed", "place", "weekday"),
    [("（金）", "金", "金曜日"), ("(金曜日)", "金曜日", "金曜日"), (" 日曜日", "日曜日", "日曜日"), ("（日・祝）", "日", "日曜日"),
     ("（祝日・月）", "月", "月曜日"),
     ("［土］", "土", "土曜日"), ("(Fri.)", "Fri.", "金曜日"), ("（土・日）", "土", "土曜日")],
)  # fmt: skip
def test_weekday_that_disagrees(printed: str, place: str, weekday: str) -> None:
    text = f"令和4年10月6日{printed}18:30"
    when = read_when(text)
    (problem,) = when.problems
    assert (when.date, when.start) == (date("2022-10-06"), clock("18:30"))
    assert (problem.code, text[problem.start : problem.end]) == ("header.weekday-mismatch", place)
    assert problem.params == {"date": "2022-10-06", "actual": "木曜日", "printed": weekday}


@pytest.mark.parametrize(
    ("text", "taken", "place", "params"),
    [
        ("令和元年(2020年)6月5日", "2019-06-05", "令和元年(2020年)", {"era": "令和元年", "expected": 2019, "printed": 2020}),
        ("R1（2018）年 6月5日", "2019-06-05", "R1（2018）年", {"era": "令和元年", "expected": 2019, "printed": 2018}),
        ("2019年(令和2年)6月5日", "2020-06-05", "2019年(令和2年)", {"era": "令和2年", "expected": 2020, "printed": 2019}),
    ],
)
def test_two_years_that_disagree(text: str, taken: str, place: str, params: dict[str, str | int]) -> None:
    when = read_when(text)
    (problem,) = when.problems
    assert when.date == date(taken)
    assert (problem.code, text[problem.start : problem.end], problem.params) == ("header.year-mismatch", place, params)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("令和4年2月30日", "header.date-invalid", "令和4年2月30日"),
        (" 令和４年１３月１日（木）", "header.date-invalid", "令和４年１３月１日"),
        ("2023/2/29", "header.date-invalid", "2023/2/29"), ("令和0年1月1日", "header.date-invalid", "令和0年1月1日"),
        ("令和元年4月30日", "header.date-invalid", "令和元年4月30日"), ("平成元年1月7日", "header.date-invalid", "平成元年1月7日"),
        ("平成32年5月1日", "header.date-invalid", "平成32年5月1日"), ("昭和99年5月1日", "header.date-invalid", "昭和99年5月1日"),
        ("令和4年2月30日、3月1日", "header.date-invalid", "令和4年2月30日"),
        ("秋の日曜日", "header.date-unreadable", "秋の日曜日"), (" 未定　", "header.date-unreadable", "未定"),
        ("平成二十四年", "header.date-unreadable", "平成二十四年"), ("令和4年10月吉日", "header.date-unreadable", "令和4年10月"),
        ("10月6日（木）", "header.date-unreadable", "10月6日"), ("10/6（木）", "header.date-unreadable", "10/6"),
        ("約2時間", "header.date-unreadable", "約2時間"),
        ("22/10/6", "header.date-unreadable", "22/10/6"), ("192.168.1.1", "header.date-unreadable", "192.168.1.1"),
        ("令和4年度10月6日", "header.date-unreadable", "10月6日"), ("受付 18:00～", "header.date-unreadable", "受付 18:00～"),
    ],
)  # fmt: skip
def test_no_day(text: str, code: str, place: str) -> None:
    when = read_when(text)
    (problem,) = when.problems
    assert when == When(None, None, None, (problem,))
    assert (problem.code, text[problem.start : problem.end], problem.params) == (code, place, {"text": place})


def test_day_without_its_year_is_reported_beside_hours() -> None:
    when = read_when("10月6日（木）18:30～20:00")
    assert (when.date, when.start, when.end) == (None, clock("18:30"), clock("20:00"))
    assert [(p.code, p.params) for p in when.problems] == [("header.date-unreadable", {"text": "10月6日"})]


@pytest.mark.parametrize("text", ["", " ", "\u3000\n"])
def test_blank_says_nothing(text: str) -> None:
    assert read_when(text) == When(None, None, None, ())


HOURS = [
    ("18：30～20：00", "18:30", "20:00"), ("18:30-20:00", "18:30", "20:00"), ("１８：３０〜２０：００", "18:30", "20:00"),
    ("18:30―20:00", "18:30", "20:00"),
    ("18:30ー20:00", "18:30", "20:00"), ("18:30 ~ 20:00", "18:30", "20:00"), ("9:00 12:00", "09:00", None),
    ("1 8：3 0～2 0：0 0", "18:30", "20:00"),
    ("18 ： 30 ～ 20 ： 00", "18:30", "20:00"), ("18:30:00～20:00:00", "18:30", "20:00"), ("18時30分～20時", "18:30", "20:00"),
    ("18 時 30 分 ～ 20 時", "18:30", "20:00"),
    ("15時00分~16時30分", "15:00", "16:30"), ("18時30～20時00", "18:30", "20:00"), ("18時半から20時まで", "18:30", "20:00"),
    ("18時30分より20時頃まで", "18:30", "20:00"),
    ("午後3時30分から4時30分まで", "15:30", "16:30"), ("午後3時30分から午後4時30分まで", "15:30", "16:30"),
    ("午前10時から正午まで", "10:00", "12:00"),
    ("午前10時～午後0時15分", "10:00", "12:15"), ("午後0時15分～1時", "12:15", "13:00"), ("午後12時30分～2時", "12:30", "14:00"),
    ("正午～1時", "12:00", "13:00"),
    ("午前10時～12時", "10:00", "12:00"), ("午前10時～午前12時", "10:00", "12:00"), ("午前11時～1時", "11:00", "13:00"),
    ("午前9時～11時", "09:00", "11:00"),
    ("午前10時～15時", "10:00", "15:00"), ("午後3時～16時30分", "15:00", "16:30"), ("午後6時半～8時", "18:30", "20:00"),
    ("午後6：30～8：00", "18:30", "20:00"),
    ("午後六時三十分から八時まで", "18:30", "20:00"), ("十八時～二十時", "18:00", "20:00"), ("午前零時", "00:00", None),
    ("朝9時～11時", "09:00", "11:00"),
    ("夜7時～9時", "19:00", "21:00"), ("PM6:30～8:00", "18:30", "20:00"), ("ＰＭ６：３０～８：００", "18:30", "20:00"),
    ("6:30PM-8:00PM", "18:30", "20:00"),
    ("6:30-8:00PM", "18:30", "20:00"), ("6:30 p.m. - 8:00 p.m.", "18:30", "20:00"), ("11:00-12:30PM", "11:00", "12:30"),
    ("10:00AM～11:30AM", "10:00", "11:30"),
    ("AM10:00～12:00", "10:00", "12:00"), ("12:30AM", "00:30", None), ("6PM", "18:00", None), ("PM18:30～", "18:30", None),
    ("午後7時~", "19:00", None),
    ("午後7時から", "19:00", None), ("18時頃", "18:00", None), ("18:30", "18:30", None), ("0:00～23:59", "00:00", "23:59"),
    ("20時まで", None, "20:00"),
    ("～20:00", None, "20:00"), ("18:30 開会　20:00 閉会", "18:30", "20:00"), ("18時30分開会、20時終了", "18:30", "20:00"),
    ("開会 18:30 閉会 20:00", "18:30", "20:00"),
    ("18:30（90分）～20:00", "18:30", "20:00"), ("18時30分から約2時間", "18:30", None),
    ("18:30～（途中休憩あり）～20:00", "18:30", "20:00"), ("T18:30", "18:30", None),
    ("18:30～20:00、10:00～12:00", "18:30", "20:00"), ("18:30～20:00（延長20:30まで）", "18:30", "20:00"),
]  # fmt: skip
DOORS = [
    "18:30～20:00（開場は18時）", "18:30～20:00 開場は18時", "18:30～20:00開場18:00", "18:30～20:00、受付 18:00～",
    "18:30～20:00 受付 18:00～18:30",
    "（開場18:00）18:30～20:00", "18:30（18:00開場）～20:00", "開場 18:00、18:30～20:00", "開場は18時、18:30～20:00",
    "受付18:00～18:30、18:30～20:00",
    "18:00～18:30受付、18:30～20:00", "18:00開場、18:30開会、20:00閉会", "18:00開場18:30開演20:00終演",
    "18時受付開始、18時30分から20時まで", "18:30～20:00\n※受付：18:00から",
    "(18:00受付、18:30～20:00)", "18:30～20:00 【受付】18:00～",
]  # fmt: skip


@pytest.mark.parametrize(("text", "start", "end"), [*HOURS, *((text, "18:30", "20:00") for text in DOORS)])
def test_hours_alone_and_behind_a_day(text: str, start: str | None, end: str | None) -> None:
    assert read_when(text) == When(None, clock(start), clock(end), ())
    assert read_when(f"令和4年10月6日（木） {text}") == When(date("2022-10-06"), clock(start), clock(end), ())


def test_hours_in_front_of_the_day() -> None:
    assert read_when("18:30～20:00 令和4年10月6日") == read_when(OMIYA) == When(date("2022-10-06"), clock("18:30"), clock("20:00"),
    ())


@pytest.mark.parametrize(
    ("text", "start", "end", "place"),
    [("25時10分", None, None, "25時10分"), ("18:75～20:00", None, "20:00", "18:75"),
     ("午後3時75分～4時", None, "16:00", "午後3時75分"),
     ("18:30～２６：００", "18:30", None, "２６：００"), ("午前18時", None, None, "午前18時"),
     ("18:30～24:00", "18:30", None, "24:00"), ("24時", None, None, "24時")],
)  # fmt: skip
def test_no_such_time(text: str, start: str | None, end: str | None, place: str) -> None:
    when = read_when(text)
    (problem,) = when.problems
    assert (when.date, when.start, when.end) == (None, clock(start), clock(end))
    assert (problem.code, text[problem.start : problem.end], problem.params) == ("header.time-invalid", place, {"text": place})


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("18：30～17：00", "18:30", "17:00"), ("午後10時～1時", "22:00", "01:00"), ("10時～1時", "10:00", "01:00"),
     ("午後3時～午前11時", "15:00", "11:00")],
)
def test_end_before_start_keeps_both(text: str, start: str, end: str) -> None:
    value = f"令和4年10月6日　{text}（木）"
    when = read_when(value)
    (problem,) = when.problems
    assert (when.date, when.start, when.end) == (date("2022-10-06"), clock(start), clock(end))
    assert (problem.code, value[problem.start : problem.end]) == ("header.time-order", text)
    assert problem.params == {"start": start, "end": end}


@pytest.mark.parametrize("text", ["18:3", "18:300", "118:30", "2時間", "18時点", "1:2:3", "第1", "18.30", "時", "午後", "第18時限"])
def test_no_hours(text: str) -> None:
    when = read_when(f"令和4年10月6日（木） {text}")
    assert when == When(date("2022-10-06"), None, None, ())


def test_problems_stand_in_the_order_of_their_places_and_make_sentences() -> None:
    when = read_when("令和元年(2020年)6月5日（金） 18：30～17：00")
    assert [p.code for p in when.problems] == ["header.year-mismatch", "header.weekday-mismatch", "header.time-order"]
    assert "?" not in "".join(message(p.code, p.params) + message(p.code, p.params, "ja") for p in when.problems)


@pytest.mark.parametrize(
    ("text", "participants", "observers"),
    [
        ("14名（傍聴者1名）", 14, 1), ("１４名（傍聴者１名）", 14, 1), ("14 名 ( 傍聴者 1 名 )", 14, 1), ("8人", 8, None),
        ("参加者29名、傍聴者42名", 29, 42),
        ("参加者29名 傍聴者42名", 29, 42), ("参加者29名傍聴者42名", 29, 42), ("参加者29名,傍聴者42名", 29, 42),
        ("傍聴者42名、参加者29名", 29, 42),
        ("180人(男性120人、女性60人)", 180, None), ("男性120人、女性60人 計180人", 180, None), ("180人、うち女性60人", 180, None),
        ("約50名", 50, None),
        ("約50名程度", 50, None), ("十四名", 14, None), ("百二十人", 120, None), ("14 名", 14, None), ("１ ４ 名", 14, None),
        ("傍聴者42名", None, 42),
        ("傍聴42", None, 42), ("42名（傍聴者）", None, 42), ("市民 14名", 14, None), ("市民（14名）、傍聴（1名）", 14, 1),
        ("14", 14, None), ("14（傍聴1）", 14, 1),
        ("延べ120人", 120, None), ("1,200人", 1200, None), ("1万2千人", 12_000, None), ("25人（うち傍聴5人）", 25, 5),
        ("25人、うち傍聴5人", 25, 5),
        ("50名（傍聴者14名を含む）", 50, 14), ("14名（傍聴者を含む）", 14, None), ("参加者14名、傍聴者なし", 14, 0),
        ("参加者14名（傍聴者0名）", 14, 0),
        ("14名、オブザーバー3名", 14, 3), ("14名＋傍聴1名", 14, 1), ("定員50名 参加者38名", 38, None), ("第3回 14名", 14, None),
        ("(14名)", 14, None),
        ("市民14名、市職員5名", 14, None), ("会場30名、オンライン20名、合計50名", 50, None), ("参加者：14名\n傍聴者：1名", 14, 1),
        ("0名", 0, None),
    ],
)  # fmt: skip
def test_people(text: str, participants: int | None, observers: int | None) -> None:
    assert read_people(text) == People(participants, observers)


@pytest.mark.parametrize("text", ["", "多数", "数十名", "数名", "十数名", "何人", "30～40名", "30名～40名", "男性120人、女性60人",
    "会場30名、オンライン20名", "定員50名",
                                  "市職員5名", "高校生20名、大学生15名", "第3回", "3人口", "1名称", "9" * 30 + "名",
                                  "人名"])  # fmt: skip
def test_no_people(text: str) -> None:
    assert read_people(text) == People(None, None)


HOSTILE = ["1", "1 ", "一", "十 ", "令和4年", "令和4(", "令 ", "平成", "R4.", "2022年10月", "10月", "午前 ", "18:", "18:30",
    "18:30～", "18時 ", "～", "から", "(",
           ")", "(受付", "18:00受付", "(1名", "1名、", "1,", "傍聴者", "（木・", "　", "正 ", "①", "千", "万"]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_long_and_hostile_values_come_back(unit: str) -> None:
    text = unit * (10_000 // len(unit))
    for value in (text, f"令和4年10月6日{text}", f"1{text}1"):
        assert all(0 <= p.start < p.end <= len(value) and p.code in KINDS for p in read_when(value).problems)
        assert isinstance(read_people(value), People)
        assert number(value) is None
    assert read_when(f"令和4年10月6日{text}").date == dt.date(2022, 10, 6)


PIECES = ["令和", "平成", "R", "H", "元", "4", "27", "2022", "年", "10", "月", "6", "日", "（", "）", "木", "金曜日", "・", "祝",
    " ", "　", "午前", "午後", "正午", "18", "24",
          "時", "30", "75", "分", "半", "：", ":", "～", "-", "/", ".", "から", "まで", "受付", "開場", "閉会", "PM", "十", "二",
          "〇", "名", "人", "傍聴者", "うち", "計", "、", "\n"]  # fmt: skip
VALUES = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=24).map("".join))


@settings(max_examples=400, derandomize=True, deadline=None)
@given(VALUES)
@example("\ud83d令和4年2月30日\ud83d")
@example("İ令和4年10月6日（金）")
def test_no_value_raises_and_problems_lie_in_it(text: str) -> None:
    when = read_when(text)
    people = read_people(text)
    assert all(value is None or value >= 0 for value in (number(text), people.participants, people.observers))
    for problem in when.problems:
        assert problem.code in KINDS
        assert 0 <= problem.start < problem.end <= len(text)
        assert problem.params.get("text", text[problem.start : problem.end]) == text[problem.start : problem.end]
    assert [p.start for p in when.problems] == sorted(p.start for p in when.problems)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.dates(dt.date(1989, 1, 8), dt.date(2099, 12, 31)), st.times(), st.times())
def test_what_is_printed_is_read(day: dt.date, one: dt.time, other: dt.time) -> None:
    start, end = sorted((one.replace(second=0, microsecond=0, fold=0), other.replace(second=0, microsecond=0, fold=0)))
    name, first = ("令和", 2019) if day >= dt.date(2019, 5, 1) else ("平成", 1989)
    weekday = "月火水木金土日"[day.weekday()]
    hours = f"{start.hour}：{start.minute:02}～{end.hour}時{end.minute}分"
    assert read_when(f"{name}{day.year - first + 1}年{day.month}月{day.day}日（{weekday}） {hours}") == When(day, start, end, ())


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.integers(0, 99_999_999))
def test_numbers_in_every_script(value: int) -> None:
    wide = str(value).translate({ord("0") + i: 0xFF10 + i for i in range(10)})
    positional = str(value).translate(dict(zip(map(ord, "0123456789"), "〇一二三四五六七八九", strict=True)))
    assert [number(text) for text in (str(value), f"{value:,}", wide, positional, kanji(value))] == [value] * 5


def kanji(value: int) -> str:
    """Composed with 十百千万, a unit's 一 left out but before 万."""
    high, low = divmod(value, 10_000)
    if high:
        return kanji(high) + "万" + (kanji(low) if low else "")
    digits = [(low // size % 10, unit) for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, ""))]
    return "".join(("" if d == 1 and unit else "〇一二三四五六七八九"[d]) + unit for d, unit in digits if d) or "〇"
