"""How a mayor takes leave behind the last answer, and what is still the answer. All sentences were written by us."""

from __future__ import annotations

from typing import Final

import pytest

import townmeeting as tm

_RECORD: Final = """\
タウンミーティング【大宮区】
●参加者
＜発言1＞
歩道が狭いので広げてください。
◆市長
>>発言1
歩道は来年度に直します。測量も始めています。
{}
"""
LEAVE: Final = (
    "本日は、お忙しい中お集まりいただき、ありがとうございました。",
    "本日はありがとうございました。",
    "今日は長時間にわたり、ありがとうございました。",
    "皆さん、今日は本当にありがとうございました。",
    "最後になりますが、本日は貴重な御意見をいただき、感謝申し上げます。",
    "以上をもちまして、本日のタウンミーティングを終了いたします。",
    "これをもちまして閉会といたします。",
    "それでは、お時間となりましたので、終わりにします。",
    "結びに、皆様の御健勝をお祈り申し上げ、挨拶といたします。",
    "本日いただいた御意見は、今後の市政に生かしてまいります。ありがとうございました。",
    "本日は貴重な御意見を数多くいただきました。\n今後の市政運営に生かしてまいります。\n今後とも御理解と御協力をお願いいたします。",
    "皆様、長時間お疲れさまでした。ありがとうございました。",
    "今日は皆さんから前向きな御意見をたくさんいただきました。ありがとうございました。",
    "時間となりましたので、これで終了します。",
    "以上で意見交換を終わります。本日はありがとうございました。",
    "本日は、短い時間ではありましたが、皆さんと意見交換ができ、有意義な時間となりました。ありがとうございました。",
    "このような機会をいただき、ありがとうございました。本日の御意見を参考にします。",
    "最後に一言申し上げます。本日は御参加ありがとうございました。",
    "それでは、最後に皆様へお礼を申し上げます。本日はありがとうございました。",
    "今回のタウンミーティングはこれで終わります。",
    "御参加いただいた皆様、ありがとうございました。",
    "また、このような場を設けたいと思います。本日はありがとうございました。",
)
ANSWERS: Final = (
    "ありがとうございます。",
    "御意見をありがとうございました。",
    "今日の御意見は担当に伝えます。",
    "最後に、工事の時期ですが、来年の4月からです。",
    "以上です。",
    "本日は担当課長も来ておりますので、後ほど御相談ください。",
    "以上の理由から、時間がかかります。",
    "皆さんの御意見を伺いながら進めます。",
    "今日お持ちの資料の3ページを御覧ください。",
    "最後に、木の話をします。枝を切ります。",
    "以上、お答えします。",
    "どうもありがとうございました。",
)


@pytest.mark.parametrize("words", LEAVE)
def test_words_that_take_leave_are_a_closing_statement(words: str) -> None:
    meeting = tm.parse(_RECORD.format(words))
    assert [(s.kind, s.text) for s in meeting.statements] == [("closing", words)]
    assert meeting.responses[0].text == "歩道は来年度に直します。測量も始めています。"
    assert "statement.inferred" in {d.code for d in meeting.diagnostics}


@pytest.mark.parametrize("words", ANSWERS)
def test_other_words_are_still_the_answer(words: str) -> None:
    meeting = tm.parse(_RECORD.format(words))
    assert meeting.statements == ()
    assert meeting.responses[0].text.endswith(words)


@pytest.mark.parametrize("words", ["（拍手）", "【拍手】"])
def test_a_last_line_in_brackets_is_not_cut_off(words: str) -> None:
    assert "text.truncated" not in {d.code for d in tm.parse(_RECORD.format(words)).diagnostics}
    assert "text.truncated" in {d.code for d in tm.parse(_RECORD.format("測量も")).diagnostics}
