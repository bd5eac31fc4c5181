"""How a meeting ends, by the words of whoever ends it. Knows paragraphs; does not know who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..models import Paragraph

# How a mayor ends an evening: 本日は、…御参加いただき… and thanks in the last paragraph.
_FAREWELL: Final = re.compile(
    r"(?:最後に(?:なりますが|なりました)?|結びに|終わりに|それでは|以上|さて|また)?、?(?:本日|今日|きょう|当日|今回|この度|このたび|このような(?:機会|場)|[御ご]参加|長時間|限られた|短い時間|以上|最後に|結びに|終わりに|閉会に(?:当|あ)たり"
    r"|(?:皆|みな)(?:様|さま|さん)(?=[^。]{0,60}(?:ありがとう|感謝|御礼|お礼|お疲れ)))"
)
_COMPANY: Final = re.compile(
    r"参加|お?集まり|貴重|お忙しい|長時間|お越し|出席|皆さん|皆様|皆さま|お時間|限られた時間|短い時間|有意義|御意見|ご意見|機会|みなさん|みなさま"
)
# The same in other words: 本当にたくさんの御意見、ありがとうございました。
# 今後とも市政への御協力をよろしくお願いいたします。
_WELL: Final = re.compile(
    r"(?:本当に|大変)?、?(?:たくさん|多く|数多く|いろいろ|様々|貴重)[のな][^。]{0,12}(?:意見|提案|お話)[^。]{0,20}ありがとうございました|(?:今後とも|これからも|引き続き)[^。]{0,60}(?:市政|町政|村政|区政|行政|まちづくり|皆(?:様|さん|さま)と)[^。]{0,60}お願い"
    r"|また、?[御ご]?(?:意見|提案|要望|声)[^。]{0,20}(?:お寄せ|お聞かせ|お願い)[^。]{0,16}。(?:本日|今日)は[^。]{0,30}ありがとうございました"
    # 夜遅くまで、ありがとうございました。 お足元の悪い中、…
    r"|(?:(?:本日|今日)は、?)?(?:夜(?:分)?遅く|(?:大変)?(?:遅い時間|お忙しい(?:中|ところ))|最後まで|お足元の悪い|朝早く)[^。]{0,40}(?:ありがとうございました|お疲れ)"
    r"|(?:たくさん|多く|貴重)[のな][御ご]?(?:意見|提案)をいただき、?[^。]{0,30}(?:時間|機会|会)(?:となり|に(?:なり|する))[^。]{0,30}。(?:本当に|誠に)?ありがとうございました"
    # 名残は尽きませんが、… 今日はここまでにいたします。 本日はこの辺で終わりたいと思います。
    r"|名残(?:は|り)[^。]{0,40}(?:締め|終わ|閉)|(?:本日|今日)は、?(?:ここまで|この(?:辺|へん)(?:で|に))[^。]{0,20}(?:いたし|し(?:ます|たい)|させて|終わ)"
    r"|(?:(?:皆(?:様|さん|さま)|どうぞ|それでは)、?){0,3}良いお年をお"
    # 予定の時間を少し過ぎてしまいました。本日は…ありがとうございました。
    r"|(?:そろそろ)?(?:予定の)?お?時(?:間|刻)(?:を|と|が|に)[^。]{0,20}。(?:本日|今日)は[^。]{0,60}ありがとうございました"
    r"|(?:くれぐれも|どうぞ|お帰り)[^。]{0,40}。(?:本日|今日)は[^。]{0,40}ありがとうございました|[^。]{0,80}(?:長時間|最後まで)(?:にわたり|お付き合いいただき)?、?ありがとうございました。?\Z"
)
# What leads to the closing words right behind it: 市長への提案制度もありますので、御意見をお寄せください。
_LEADS: Final = re.compile(
    r"市長への(?:提案|手紙|はがき|メール)|わたしの提案|言い足りない|お?時間(?:が参|がまい|がき|が来|にな)|閉会に(?:当|あ)たり|(?:貴重な|有意義な)(?:場|機会|時間|意見交換)"
)
# What ends an evening whatever stands around it, and what a last turn of the mayor's own may say.
_ENDS: Final = re.compile(
    r"(?:最後に(?:なりますが|なりました)?|結びに|終わりに)、?(?:本日|今日|きょう)は|(?:(?:では|はい|さて)、)?(?:それでは|以上|これで|これをもちまして|お?時間(?=[とがに])|(?:本日|今日|今回)の(?=[^。]{0,16}(?:ミーティング|意見交換|懇談)))[^。]{0,30}(?:終了|終わり|終わらせ|閉会|お開き)|(?:結びに|終わりに|最後に)[^。]*(?:挨拶|あいさつ|お礼|御礼)と(?:いた|さ)"
)
# How a moderator ends it within a sentence: ほかになければ、以上で終了とさせていただきます。
_ADJOURNS: Final = re.compile(
    r"[、。](?:(?:本日|今日)は、?)?(?:以上|これ)(?:で|をもち|を持ち|をもっ)[^。]{0,30}(?:終了|終わり|終わらせ|閉会|お開き)(?:と|に|いた|し|させ|で|ま)"
)
# How a moderator asks for closing words: 最後に、市長からお願いします。
_INVITES: Final = re.compile(
    r"(?:最後に|終わりに|結びに|閉会に|締めくくり|まとめ|終了)[^。]{0,60}(?:市長|町長|村長)[^。]{0,40}(?:お?願い|頂|いただ|どうぞ|ください)|(?:市長|町長|村長)[^。]{0,20}(?:まとめ|閉会|締めく|総括|講評)[^。]{0,40}(?:お?願い|頂|いただ)"
)
# What a last turn of the mayor's own may begin with: それでは、最後に私から一言申し上げます。
_LAST_WORD: Final = re.compile(r"(?:それでは|では)?、?(?:最後に|結びに|終わりに)、?[^。、]{0,12}一言")
_TAKEN_ALONG: Final = re.compile(
    r"(?:いただ(?:いた|きました)|頂(?:いた|きました)|頂戴し(?:た|ました))[^。]{0,12}(?:意見|提案|声|お話)[^。]{0,40}(?:生か|活か|反映|参考|踏まえ|受け止め)|[御ご]意見を[^。]{0,12}(?:生か|活か|反映)"
)
# What a last turn of the mayor's own may end with, whatever stands before.
_THANKS_FOR_TODAY: Final = re.compile(
    r"(?:本日|今日|きょう)は、?(?:(?:お忙しい|長時間|遅く|お集まり|[御ご]参加|皆(?:様|さま|さん))[^。]{0,40}|(?:どうも|誠に|まことに|本当に|大変)?、?)ありがとうございました。?\Z"
)
_SEE_YOU: Final = re.compile(r"また、?(?:[お御]?(?:伺い|会い|邪魔)|来ます|参ります|やりましょう)[^。]{0,20}。?\Z")
_GREETS: Final = re.compile(r"よろしく(?:お願い|御協力)|(?:理解|協力)[^。]{0,12}お願い")
_THANKS_FOR_IT: Final = re.compile(r"ありがとうございました|感謝(?:申し|いたし)")
_FEW: Final = 2  # paragraphs
_ONLY_THANKS: Final = re.compile(r"(?:どうも|皆(?:様|さん|さま)、?|誠に|本当に)*、?ありがとうございました。?")
_THANKS: Final = re.compile(
    r"ありがとうござい|感謝(?:申し|いた|を|し)|御礼|お礼|閉会|終了(?:いた|し|と)|締めくく|お開き"
)


def invites(text: str) -> bool:
    """Whether a moderator's words ask for closing words."""
    return _INVITES.search(text) is not None


def adjourns(whole: Sequence[Paragraph]) -> bool:
    """Whether a moderator's words end the meeting."""
    return any(_ENDS.match(paragraph.text) or _ADJOURNS.search(paragraph.text) for paragraph in whole)


def farewell(whole: Sequence[Paragraph], least: int = 1) -> int:
    """Where the closing words begin: the first paragraph, from ``least`` on, that takes leave of the company, if thanks
    or a promise to take along what was said end them."""
    thanked = bool(whole) and (
        _ENDS.match(whole[-1].text) is not None
        or any(sign.search(whole[-1].text) for sign in (_THANKS, _GREETS, _TAKEN_ALONG))
    )
    begin = next(
        (
            at
            for at in range(least, len(whole))
            if _begins(whole[at].text, thanked=thanked, late=len(whole) - at <= _FEW)
        ),
        len(whole),
    )
    while least < begin < len(whole) and _LEADS.search(whole[begin - 1].text):
        begin -= 1
    return begin


def _begins(text: str, *, thanked: bool, late: bool) -> bool:
    """Whether a paragraph takes leave of the company; ``thanked`` says that thanks or a promise end what was said,
    ``late`` that little follows."""
    if _ENDS.match(text) or (late and _WELL.match(text)):
        return True
    if not _FAREWELL.match(text):
        return thanked and _LAST_WORD.match(text) is not None
    company = _COMPANY.search(text) is not None
    if thanked and (company or _THANKS.search(text) or _TAKEN_ALONG.search(text)):
        return True
    return late and company and _THANKS_FOR_IT.search(text) is not None


def takes_leave(whole: Sequence[Paragraph]) -> bool:
    """Whether a turn of its own behind the last response closes the meeting: its first words tell."""
    text = whole[0].text
    if len(whole) == 1 and _ONLY_THANKS.fullmatch(text):
        return True
    if (
        _LAST_WORD.match(text)
        or _SEE_YOU.search(whole[-1].text)
        or (len(whole) == 1 and _THANKS_FOR_TODAY.search(text))
    ):
        return True
    return bool(
        farewell(whole, least=0) == 0
        or _TAKEN_ALONG.match(text)
        or (_FAREWELL.match(text) and _COMPANY.search(text) and _THANKS.search(text))
    )
