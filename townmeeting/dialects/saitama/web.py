"""What a web page has around a record: menus, the file to be fetched, whom to ask, the way back."""

from __future__ import annotations

from typing import Final

from ..grammar import ARROWS, CLOSERS, DIGITS, MARKS, OPENERS
from ..guards.pages import fetched_at_the_end, footing, leading_back, leading_here
from ..rules import Rule
from .pieces import BACK, BEHIND, DECORATION_END, DISCUSSION, FRONT, SUPPLEMENTS

# When a page was put up, and its number.
_WEB_DATED: Final = "(?:更新日|最終更新|掲載日|公開日|登録日|ページ番号|ページID|記事番号|記事ID)"

_PAGE_WORDS: Final = (
    "(?:本文へ|本文ここ|ここから本文|ここまで本文|メニュー|サブナビ|現在(?:の位置|位置|地)"
    r"|ホーム(?:\s?[>＞»〉]|$)|トップ(?:ページ)?(?:\s?[>＞»〉]|$|へ)"
    f"|{_WEB_DATED}|印刷(?:する|用|$)"
    # sharing, searching, other ways to show the page
    "|ソーシャル|ツイート|シェア|ポストする|いいね|LINEで|Facebook|Twitter"
    "|サイトマップ|サイト内検索|検索"
    "|文字サイズ|文字の大きさ|背景色|音声読み上げ|読み上げ|やさしい日本語|Language|English|Foreign"
    # files and what reads them
    r"|関連\s?(?:ダウンロード|リンク|情報|ファイル|ページ|記事)|添付ファイル|ダウンロード"
    "|PDF(?:ファイル|形式|版|:)|Adobe|アドビ"
    # about the page
    "|このページ(?:に関する|を|の|は|について)|このサイト|この記事|この情報は(?:お)?役に|(?:お)?役に立ちましたか"
    "|[^。、]{0,16}(?:お|御)?問い?合わ?せ(?:先|$|フォーム|は|窓口|[:：])"
    "|よくある質問|より[良よ]いウェブサイト|アンケート(?:$|にご)"
    # to other pages
    "|ページの?(?:先頭|トップ|上部)|先頭へ|前のページ|次のページ|戻る|一覧(?:へ|に)戻る"
    # the site's foot
    r"|Copyright|©|\(c\)|（c）|（C）|著作権|All\s?[Rr]ights|免責事項|プライバシーポリシー"
    "|個人情報(?:の取|保護方針|について$)|ウェブアクセシビリティ|リンク(?:について|集)"
    # the city's address
    r"|〒|電話(?:番号)?[:：]|TEL|Tel|電話\s?\d|ファックス|ファクス[:：]|FAX|Fax"
    "|Eメール|メール(?:アドレス)?[:：]|E-mail|法人番号|開庁時間|開庁日|代表電話"
    "|市役所(?:の)?(?:案内|へのアクセス|代表)|スマートフォン(?:表示|版)|パソコン版|広告)"
)

# A file to be fetched, with its size.
_FILE: Final = (
    "[^。（）]{1,40}(?:（[^（）]{1,20}）[^。（）]{0,20})?（(?:PDF|Word|Excel)[^（）。]{0,30}"
    "(?:バイト|[KMkm][Bb])[^（）。]{0,6}）"
)

# What those words begin with.
_STARTS: Final = (
    "ポ本こメサ現ホト更最掲公登ペ記印ソツシいLFT検文背音読やEF関添ダPAアおお御問よ先前次戻一C©(（著免プ個ウリ〒電Tフメ法開代市スパ広"
)

# Back to the page's top: ▲ このページの先頭へ戻る.
_TO_THE_TOP: Final = (
    rf"(?:[{MARKS}{ARROWS}↑⇑・]\s?)*(?:この)?(?:ページ|画面)の?\s?(?:先頭|トップ|上部|上|TOP|Top|top)(?:へ|に)?"
    rf"(?:\s?(?:戻る|もどる|移動(?:する)?))?\s?[{MARKS}{CLOSERS}↑⇑]?"
    rf"|(?:[{MARKS}{ARROWS}↑⇑・]\s?)*(?:先頭|トップ|上)[へに]\s?(?:戻る|もどる)"
)

# Above the record any of the words will do; within it (``footing``) a foot must stand alone.
WEB_PAGE: Final = (
    Rule(
        "furniture.web",
        _TO_THE_TOP,
        "▲ このページの先頭へ戻る",
        sections=DISCUSSION | SUPPLEMENTS, starts=MARKS + ARROWS + "↑⇑・このペ画先ト上",
        longest=24, guard=leading_back,
    ),
    Rule(
        "furniture.web",
        _TO_THE_TOP,
        "▲ このページの先頭へ戻る",
        sections=BEHIND, starts=MARKS + ARROWS + "↑⇑・このペ画先ト上",
        longest=24, opens="back", guard=footing,
    ),
    Rule("furniture.web", f"{_PAGE_WORDS}.*", "本文へスキップ", sections=FRONT, starts=_STARTS, longest=80),
    Rule(
        "furniture.web",
        rf"[{MARKS}・]\s?{_WEB_DATED}.*",
        "・更新日：2022年11月1日",
        sections=FRONT, starts=MARKS + "・", longest=80,
    ),
    Rule(
        "furniture.web",
        f"{_PAGE_WORDS}.*",
        "お問い合わせは専用フォームをご利用ください。",
        sections=BACK, starts=_STARTS,
    ),
    Rule(
        "furniture.web",
        f"{_PAGE_WORDS}[^。]*",
        "このページに関するお問い合わせ",
        sections=BEHIND, starts=_STARTS, longest=80, opens="back", guard=footing,
    ),
    Rule(
        "furniture.web",
        "(?:PDF|Adobe)[^。]{0,80}(?:Reader|リーダー|Adobe|アドビ).*",
        "PDFをご覧いただくには、Adobe Readerが必要です。",
        sections=BEHIND, starts="PA", longest=200, opens="back", guard=footing,
    ),
    Rule(
        "furniture.web",
        "[^。、]{0,20}(?:トップ|ホーム|一覧|先頭)[^。、]{0,8}[へに]戻る",
        "トップページに戻る",
        sections=BACK, longest=40,
    ),
    Rule(
        "furniture.web",
        r"(?:[-・*]\s?)?［[^［］]{1,80}］（(?:https?:|[./#])[^（）]{0,300}）",
        "[会議録](https://example.jp/a.pdf)",
        sections=FRONT | BACK, starts="［-・*", longest=400,
    ),
    Rule(
        "furniture.web",
        r"(?:[-・*]\s?)?［[^［］]{0,60}(?:戻る|[へに]もどる|一覧[へに]?)］（[^（）]{1,300}）",
        "[一覧へ戻る](https://example.jp/)",
        sections=BEHIND, starts="［-・*", longest=400, opens="back", guard=footing,
    ),
    Rule("furniture.web", _FILE, "会議録（PDF形式：300キロバイト）", sections=FRONT | BACK, longest=100),
    Rule(
        "furniture.web",
        _FILE,
        "会議録（PDF形式：300キロバイト）",
        sections=BEHIND - BACK, holds="PEW", longest=60, opens="back", guard=fetched_at_the_end,
    ),
    Rule(
        "furniture.web",
        r"[［（〔]\s?(?:PDF|Word|Excel|ワード|エクセル)[^［］（）〔〕。]{0,30}(?:バイト|[KMkm][Bb])\s?[］）〕]",
        "[PDF形式／123KB]",
        sections=BEHIND, starts="［（〔", longest=48, opens="back", guard=fetched_at_the_end,
    ),
    Rule(
        "furniture.web",
        rf"[{OPENERS}{MARKS}・※]?\s?(?:お|御|ご)?問い?合わ?せ先?\s?[{CLOSERS}]?\s?[:：]?\s?[^。]{{2,40}}?"
        r"(?:電\s?話|TEL|Tel|℡|☎|\d{2,4}-\d{2,4})[^。]{0,60}",
        "〔問合せ〕広聴課　電話829-1931",
        sections=BEHIND, starts=OPENERS + MARKS + "・※お御ご問",
        holds="問", longest=120, opens="back", guard=footing,
    ),
    Rule(
        "furniture.web",
        rf"(?:[{OPENERS}{MARKS}・]+\s?|\d{{1,2}}[．.)）]?\s?)(?:お|御|ご)?問い?合わ?せ(?:先|窓口)?"
        f"{DECORATION_END}[:：]?",
        "【問い合わせ先】",
        sections=BEHIND, starts=OPENERS + MARKS + "・" + DIGITS,
        longest=16, opens="back", guard=footing,
    ),
    Rule(
        "furniture.web",
        "(?:[^。：:><»›～【】「」（）]{1,22}[>»›]){1,9}[^。><～]{1,60}",
        "ホーム > 市政情報 > 広聴",
        sections=FRONT, longest=120, guard=leading_here,
    ),
)
