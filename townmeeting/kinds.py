"""Every kind of finding: its code, severity, sentences and remedy, and the shortest text that gives it.

A table; the sentences are not part of the API, the codes are. The documentation and a test show each text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding: its severity, its sentence and remedy in English and Japanese, and a text that gives it."""

    code: str
    severity: Severity
    english: str
    japanese: str
    remedy: str
    remedy_ja: str
    example: str


_OMIYA_HEAD: Final = "タウンミーティング【大宮区】\n〈開催概要〉\n日 時：令和4年10月6日（木） 18：30～20：00\n"
_TALK: Final = "●参加者\n＜発言1＞\n歩道を直してください。\n◆市長\n>>発言1\n直します。\n"

_ALL: Final = (
    Kind("document.empty", "error", "The text is empty.", "本文が空です。", "Check that the file is the right one; a scanned PDF has no text until OCR is run.",
         "ファイルを確かめてください。スキャンしたPDFは、OCRをかけるまで文字を持ちません。", ""),
    Kind("document.unrecognised", "error", "This is not recognised as a town-meeting record; it looks like {looks_like}.",
         "タウンミーティングの記録と認められません（{looks_like}のように見えます）。", "If it is one, its convention needs a dialect: see the documentation on dialects.",
         "記録であれば、その書式の方言（dialect）を書く必要があります。", "吾輩は猫である。名前はまだ無い。\n"),
    Kind("document.mixed", "warning", "The record mixes conventions: this looks like {looks_like}.", "書式が混ざっています（ここは{looks_like}のように見えます）。",
         "Split the text where the convention changes and parse the parts.", "書式の変わる所で文章を分け、別々に解析してください。", _TALK + "Ｑ１ ごみの分別は。\nＡ１ 検討します。\n"),
    Kind("header.missing", "warning", "No header was found: no date, place or theme.", "開催概要（日時・会場・テーマ）が見つかりません。",
         "Nothing need be done if the record has none.", "記録に開催概要がなければ、そのままで構いません。", _TALK),
    Kind("header.date-invalid", "error", "There is no such date: {text}.", "存在しない日付です：{text}", "Compare with the printed record; the field keeps the printed value.",
         "原本と照らし合わせてください。印刷された値は fields に残ります。", "タウンミーティング\n日時：令和4年2月30日\n" + _TALK),
    Kind("header.date-unreadable", "warning", "No date can be read from “{text}”.", "「{text}」から日付を読み取れません。", "The printed value is kept in overview.fields.",
         "印刷された値は overview.fields に残ります。", "タウンミーティング\n日時：秋の日曜日\n" + _TALK),
    Kind("header.weekday-mismatch", "warning", "{date} is a {actual}, but {printed} is printed.", "{date}は{actual}ですが、{printed}と印刷されています。",
         "One of the two is wrong in the record; the date is kept as printed.", "どちらかが誤りです。日付は印刷のまま残します。", "タウンミーティング\n日時：令和4年10月6日（金）\n" + _TALK),
    Kind("header.year-mismatch", "warning", "{era} is {expected}, but {printed} is printed beside it.", "{era}は{expected}年ですが、{printed}年と併記されています。",
         "One of the two is wrong in the record; the era year is taken.", "どちらかが誤りです。元号の年を採ります。", "タウンミーティング\n日時：令和元年(2020年)6月5日\n" + _TALK),
    Kind("header.time-invalid", "error", "There is no such time: {text}.", "存在しない時刻です：{text}", "Compare with the printed record; the field keeps the printed value.",
         "原本と照らし合わせてください。", "タウンミーティング\n日時：令和4年10月6日 25時10分\n" + _TALK),
    Kind("header.time-order", "error", "The end {end} is before the start {start}.", "終了{end}が開始{start}より前です。", "One of the two is wrong in the record; both are kept.",
         "どちらかが誤りです。両方とも残します。", "タウンミーティング\n日時：令和4年10月6日 18：30～17：00\n" + _TALK),
    Kind("header.count-unreadable", "warning", "No number of people can be read from “{text}”.", "「{text}」から人数を読み取れません。", "The printed value is kept in overview.fields.",
         "印刷された値は overview.fields に残ります。", "タウンミーティング\n参加者数：多数\n" + _TALK),
    Kind("header.label-repaired", "info", "“{text}” is read as the label {label}.", "「{text}」を項目名「{label}」と読みました。",
         "Nothing need be done if the reading is right.", "読みが正しければ、そのままで構いません。", "タウンミーティング\n曰時：令和4年10月6日\n" + _TALK),
    Kind("header.unlabelled", "info", "No label is printed with “{text}”; it is read as the {field}.", "「{text}」には項目名がありません。{field}と読みました。",
         "Nothing need be done if the reading is right.", "読みが正しければ、そのままで構いません。", "タウンミーティング\n令和4年10月6日（木） 18：30～20：00\n大宮区役所\n" + _TALK),
    Kind("header.duplicate-field", "warning", "The label {label} is printed again; the first value is taken.", "項目「{label}」が重ねて印刷されています。最初の値を採ります。",
         "Both values are in overview.fields.", "両方の値が overview.fields にあります。", "タウンミーティング\n会場：大宮区役所\n会場：浦和区役所\n" + _TALK),
    Kind("marker.repaired", "info", "“{text}” is read as the marker {marker}.", "「{text}」を標識{marker}と読みました。", "Nothing need be done if the reading is right.",
         "読みが正しければ、そのままで構いません。", "●参加者\n く発言1＞\n歩道を直してください。\n◆市長\n>>発言1\n直します。\n"),
    Kind("marker.near-miss", "warning", "“{text}” looks like a marker, but is not taken for one: {reason}.", "「{text}」は標識に似ていますが、採りませんでした（{reason}）。",
         "If it is a marker, correct the text; it is kept as prose.", "標識であれば、本文を直してください。いまは地の文として残っています。", _TALK + "＜発言1＞のとおり、道が狭いためです。\n"),
    Kind("remark.duplicate-number", "error", "Remark {number} is printed a second time.", "発言{number}が二度印刷されています。", "Responses to this number are linked to the first; correct the number in the text.",
         "この番号への回答は最初の発言に結び付きます。番号を直してください。", "●参加者\n＜発言1＞\n一つ目です。\n＜発言1＞\n二つ目です。\n◆市長\n>>発言1\n直します。\n"),
    Kind("remark.missing-number", "warning", "Remark {number} is missing: {before} is followed by {after}.", "発言{number}がありません（{before}の次が{after}です）。",
         "Look for a marker that was not recognised near this place.", "この近くに、認められなかった標識がないか確かめてください。", "●参加者\n＜発言1＞\n一つ目です。\n＜発言3＞\n三つ目です。\n◆市長\n>>発言1\n>>発言3\n直します。\n"),
    Kind("remark.out-of-order", "warning", "Remark {number} is printed after remark {before}.", "発言{number}が発言{before}の後に印刷されています。", "The printed order is kept.",
         "印刷の順のまま残します。", "●参加者\n＜発言2＞\n二つ目です。\n＜発言1＞\n一つ目です。\n◆市長\n>>発言1\n>>発言2\n直します。\n"),
    Kind("remark.number-assigned", "info", "This remark has no printed number; {number} is assigned.", "番号のない発言に、{number}を割り当てました。",
         "Remark.numbering says “assigned”.", "Remark.numbering が \"assigned\" になります。", "タウンミーティング\n●参加者\n歩道を直してください。\n◆市長\n直します。\n"),
    Kind("remark.unanswered", "warning", "Remark {number} has no response.", "発言{number}への回答がありません。", "Meeting.unanswered lists it; check that no response marker was missed.",
         "Meeting.unanswered に入ります。回答の標識の見落としがないか確かめてください。", _TALK + "●参加者\n＜発言2＞\n街灯が暗いです。\n"),
    Kind("remark.empty", "warning", "Remark {number} has no text.", "発言{number}に本文がありません。", "Compare with the printed record.", "原本と照らし合わせてください。", _TALK + "●参加者\n＜発言2＞\n◆市長\n>>発言2\n伺います。\n"),
    Kind("response.dangling", "error", "The response is to remark {number}, which is not in the record.", "記録にない発言{number}への回答です。",
         "Look for a remark marker that was not recognised, or a wrong number.", "認められなかった発言の標識や、番号の誤りがないか確かめてください。", _TALK + ">>発言9\n検討します。\n"),
    Kind("response.unlinked", "warning", "It cannot be told which remark this answers; it is kept as a statement.", "どの発言への回答か分からないため、その他の言葉（statement）として残します。",
         "Put a marker such as “>> 発言1” before it.", "「>> 発言1」のような標識を前に置いてください。", "タウンミーティング\n●参加者\n＜発言1＞\n一つ目です。\n＜発言2＞\n二つ目です。\n◆市長\n検討します。\n"),
    Kind("response.adjacent", "info", "The response has no marker; it is linked to remark {number}, which it follows.", "標識のない回答を、直前の発言{number}に結び付けました。",
         "Response.link says “adjacent”.", "Response.link が \"adjacent\" になります。", "タウンミーティング\n●参加者\n＜発言1＞\n一つ目です。\n◆市長\n検討します。\n"),
    Kind("response.empty", "warning", "The response has no text.", "回答に本文がありません。", "Compare with the printed record.", "原本と照らし合わせてください。", "●参加者\n＜発言1＞\n一つ目です。\n◆市長\n>>発言1\n"),
    Kind("speaker.missing", "warning", "It is not printed who speaks here.", "ここの話者が印刷されていません。", "The speaker is None; nobody is invented.", "話者は None になります。", "＜発言1＞\n一つ目です。\n◆市長\n>>発言1\n直します。\n"),
    Kind("speaker.silent", "warning", "{label} says nothing here.", "ここの{label}には言葉がありません。",
         "Compare with the printed record; the label is in no utterance.", "原本と照らし合わせてください。この表示名はどの言葉にも付きません。",
         "●参加者\n＜発言1＞\n歩道を直してください。\n◇都市局長\n◆市長\n>>発言1\n直します。\n"),
    Kind("speaker.unknown-role", "info", "The role of “{label}” is not known.", "「{label}」の役割が分かりません。", "The label is kept; the role is “other”.", "表示名は残り、役割は other になります。",
         _TALK + "△弁護士\n法律の話をします。\n"),
    Kind("statement.inferred", "info", "These words follow the last response without a heading; they are read as a closing statement.", "見出しなしに最後の回答へ続く言葉を、閉会のあいさつと読みました。",
         "Nothing need be done if the reading is right.", "読みが正しければ、そのままで構いません。", _TALK + "本日はお集まりいただき、ありがとうございました。\n"),
    Kind("statement.unmarked", "warning", "These words have no marker and answer nothing; they are kept as a statement.", "標識がなく、何への回答でもありません。その他の言葉（statement）として残します。",
         "If they are a remark, put a marker such as <発言1> before them.", "参加者の発言であれば、<発言1>のような標識を前に置いてください。", "●参加者\n前置きの言葉です。\n＜発言1＞\n一つ目です。\n◆市長\n>>発言1\n直します。\n"),
    Kind("supplement.empty", "warning", "The supplement has no text.", "補足説明に本文がありません。",
         "Compare with the printed record.", "原本と照らし合わせてください。", _TALK + "■ 補足説明\n「歩道」について\n（道路課）\n"),
    Kind("supplement.no-department", "info", "The supplement names no department.", "補足説明に担当課がありません。", "Nothing need be done if none is printed.", "印刷されていなければ、そのままで構いません。",
         _TALK + "■ 補足説明\n「歩道」について\n直しました。\n"),
    Kind("supplement.several-departments", "info", "The supplement names several departments; all are listed, in print order.", "補足説明に複数の担当課があります。印刷の順にすべて挙げます。",
         "Supplement.departments is then no single path.", "Supplement.departments は一つの経路ではなくなります。", _TALK + "■ 補足説明\n「歩道」について\n直しました。\n(建設局 道路課、公園課)\n"),
    Kind("supplement.no-topic", "warning", "The supplement has no topic line.", "補足説明に題目がありません。", "A topic is a line such as 「…」について.", "題目は「…」についての行です。", _TALK + "■ 補足説明\n歩道は直しました。\n(建設局 道路課)\n"),
    Kind("supplement.unlinked", "info", "No remark can be found that this supplement is about.", "この補足説明がどの発言に関わるか見つかりません。", "Supplement.about is empty.", "Supplement.about は空になります。",
         _TALK + "■ 補足説明\n「Wi-Fi」について\nWi-Fi。\n(総務局 総務課)\n"),
    Kind("text.rejoined", "info", "A paragraph cut in two is rejoined here.", "途中で切れた段落をここで繋ぎました。", "Paragraph.spans names the pieces.", "Paragraph.spans が各部分を示します。",
         "●参加者\n＜発言1＞\n歩道を直して\n\nください。\n◆市長\n>>発言1\n直します。\n"),
    Kind("text.boundary-open", "warning", "The print leaves open whether a paragraph ends here.", "ここで段落が終わるか、印刷からは決まりません。",
         "Compare with the printed record, and put a blank line if a paragraph ends here.", "原本と照らし合わせ、段落が終わるなら空行を入れてください。",
         "●参加者\n＜発言1＞\n歩道がとても狭いのです\nから広げてください頼む。\nまた街灯がとても暗いの\nで直してください頼みま\nす。\n◆市長\n>>発言1\n直します。\n"),
    Kind("text.suspect-glyph", "warning", "“{text}” may be a misreading of “{suggestion}”; it is left as printed.", "「{text}」は「{suggestion}」の読み誤りかもしれません。印刷のまま残します。",
         "Compare with the printed record.", "原本と照らし合わせてください。", "●参加者\n＜発言1＞\n企業のカや技術を使ってください。\n◆市長\n>>発言1\n使います。\n"),
    Kind("text.unparsed", "warning", "This text fits nowhere in the record; it is kept in Meeting.unparsed.", "記録のどこにも当てはまらない文です。Meeting.unparsed に残します。",
         "If it belongs to the record, its form needs a rule.", "記録の一部であれば、その書式の規則が必要です。", "これは前書きの文章です。\n" + _OMIYA_HEAD + _TALK),
    Kind("text.lone-surrogate", "warning", "A lone surrogate, which is no character, is shown as U+FFFD.", "文字でない値（単独のサロゲート）を U+FFFD で表します。", "Decode the file again with the right encoding.",
         "正しい文字コードで読み直してください。", "●参加者\n＜発言1＞\n歩道\ud83dです。\n◆市長\n>>発言1\n直します。\n"),
    Kind("text.truncated", "warning", "The record ends in the middle of a sentence.", "記録が文の途中で終わっています。", "Check that the whole file was read.", "ファイルが最後まで読まれたか確かめてください。",
         "●参加者\n＜発言1＞\n一つ目です。\n◆市長\n>>発言1\n直し"),
    Kind("source.encoding-doubtful", "warning", "The encoding is not certain; {encoding} was taken.", "文字コードが確かではありません。{encoding}と見なしました。", "Give encoding= to be sure.",
         "encoding= を指定してください。", "-"),
    Kind("source.undecodable", "warning", "{count} byte(s) cannot be decoded as {encoding}; they are shown as U+FFFD.", "{count}バイトを{encoding}として解読できません。U+FFFD で表します。",
         "Give the right encoding=; the bytes are still in the file.", "正しい encoding= を指定してください。", "-"),
)

KINDS: Final[Mapping[str, Kind]] = {kind.code: kind for kind in _ALL}
