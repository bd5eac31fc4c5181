"""A record that attacks whoever shows it: markup, ends of sections, overrides of direction, control characters, endless words."""

from __future__ import annotations

from typing import Final

RLO: Final = "\u202e"
HOSTILE: Final = f"""「<script>document.title='taken'</script>{RLO}長」タウンミーティング【<b onclick=x>区】
日 時：令和4年10月6日（金） 18：30～20：00
会 場：]]><!-- {RLO}区役所 &amp; "quoted' \u2066iso
参 加 者：2名
テーマ：<style>*{{display:none}}</style>

●参加者</h3>
＜発言1＞
＜/p＞</details>＜/section＞<script>document.title='taken'</script> ]]> 左{RLO}右\0 NUL \x1b[31m \ud800 \u200f\u200e مرحبا שלום 123です。
<iframe src="javascript:alert(1)"></iframe><a href="http://example.invalid">x</a><img src=x onerror="document.title='taken'">です。
{"あ" * 30_000}
◆<u>市長</u>
>>発言1
{"x" * 3_000}
●参加者
＜発言2＞
く発言3＞
民間企業のカを借りてZ\u0334\u0322\u0328\u031a\u0347a\u0337lgo
>>発言9
答えます
■ 補足説明
「<b>題</b>」について
{RLO}補足です。
(<i>都市局</i> 道路課)
※<u>注</u>です。
"""
