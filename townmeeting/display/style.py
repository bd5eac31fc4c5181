"""How a card looks. It inherits its colours, so that it reads in a light and in a dark notebook alike without knowing
which it is in."""

from __future__ import annotations

from typing import Final

# Every colour is either the page's own, a grey or yellow veil over it, or an accent of middle lightness that stands at
# 3:1 or more against white and against near-black; no meaning rests on an accent alone. What a page says of all tables
# or folds is first taken back; ``@`` stands for the card, named so that it weighs as much as an id does. (In Chromium
# that takes back the language as well, and Han characters would be drawn in the Chinese form; so it is said again.)
_RULES: Final = """
@{--tm-veil:rgb(128 128 128/.1);--tm-line:rgb(128 128 128/.38);max-width:56em;overflow:hidden;font-size:14px;line-height:1.5;
text-align:left;overflow-wrap:anywhere;border:1px solid var(--tm-line);border-radius:8px}
@ *,@ *::before,@ *::after{all:revert}
@ [lang=ja]{-webkit-locale:"ja"}
@ [lang=en]{-webkit-locale:"en"}
@ *{box-sizing:border-box}
@ h3,@ h4,@ h5,@ p,@ dl,@ dd,@ ul{margin:0;padding:0}
@ h3{font-size:1.2em;line-height:1.4;font-weight:650}
@ h4{font-size:.86em;font-weight:650;padding:14px 16px 4px;letter-spacing:.02em}
@ h5{font-size:.93em;font-weight:650;margin:0 0 .25em}
@ .tm-head{padding:13px 16px 12px;background:var(--tm-veil);border-bottom:1px solid var(--tm-line)}
@ .tm-area{font-weight:400;white-space:nowrap}
@ dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.12em 1em;margin-top:.5em}
@ dt{opacity:.75}
@ .tm-quiet{font-size:.93em;font-weight:400;opacity:.78}
@ .tm-foot{padding:10px 16px;font-size:.86em;opacity:.78}
@ .tm-subtitle{display:block}
@ .tm-counts{margin-top:.55em}
@ details{margin:0;border-top:1px solid var(--tm-line)}
@ h4+details{border-top:0}
@ summary{display:flex;align-items:baseline;column-gap:10px;padding:6px 16px;cursor:pointer;list-style:none}
@ summary::-webkit-details-marker{display:none}
@ summary::before{content:"▸";flex:none;width:8px;opacity:.7}
@ details[open]>summary::before{content:"▾"}
@ summary:hover{background:var(--tm-veil)}
@ summary:focus-visible{outline:2px solid currentColor;outline-offset:-3px}
@ summary b{font-weight:650;white-space:nowrap}
@ summary>span{flex:0 1 auto;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
@ summary>.tm-glimpse{flex:1 1 0}
@ summary>.tm-detail{flex-shrink:9}
@ details[open]>summary>.tm-detail{white-space:normal}
@ details[open]>summary>.tm-glimpse{visibility:hidden}
@ .tm-body{padding:2px 16px 13px 34px}
@ .tm-plain{padding:13px 16px}
@ .tm-said{padding:.1em 0 .1em .95em;border-left:4px solid #808080}
@ .tm-said+.tm-said,@ .tm-said+p{margin-top:.95em}
@ .tm-said p+p{margin-top:.55em}
@ p:lang(ja){line-height:1.75}
@ .tm-participant{border-color:#2f7fc4}
@ .tm-mayor{border-color:#c4601d}
@ .tm-official{border-color:#3c8d4f}
@ .tm-moderator{border-color:#8a66cf}
@ .tm-flag{padding:0 .5em;border:1px solid #d04437;border-radius:1em;font-size:.86em;font-weight:650;white-space:nowrap}
@ .tm-flag::before{content:"! ";font-weight:800}
@ .tm-level{display:inline-block;padding:0 .5em;border:1px solid #808080;border-radius:1em;font-size:.86em;white-space:nowrap}
@ .tm-error{border-color:#d04437;font-weight:650}
@ .tm-warning{border-color:#b07a00;font-weight:650}
@ ul{margin:0;padding:0;list-style:none}
@ li{margin:0;padding:.5em 0}
@ li+li{border-top:1px solid var(--tm-line)}
@ .tm-print{margin-top:.25em;padding:.2em .6em;background:var(--tm-veil);border-radius:4px;white-space:pre-wrap}
@ mark{padding:0 .08em;background:rgb(255 190 0/.38);color:inherit;text-decoration:underline;text-underline-offset:.2em}
@ code{font-family:ui-monospace,monospace;font-size:.92em}
@ .tm-odd{padding:0 .25em;border:1px dashed currentColor;border-radius:3px;font-size:.84em}
@ .tm-scroll{overflow:auto;scrollbar-color:rgb(128 128 128/.6) transparent;max-height:32em}
@ table{width:100%;margin:0;border:0;border-collapse:collapse;font-size:.93em;table-layout:auto}
@ th,@ td{padding:.2em .9em .2em 0;border:0;text-align:left;
vertical-align:top;white-space:normal}
@ td:last-child{width:99%;padding-right:0}
@ th,@ td:not(:last-child){white-space:nowrap}
@ tr+tr>td{border-top:1px solid var(--tm-line)}
%media (max-width:36em){@ summary{flex-wrap:wrap}@ summary b{max-width:calc(100% - 18px);white-space:normal}
@ .tm-body{padding-left:16px}
@ summary>.tm-glimpse{flex-basis:100%;order:9}@ summary>span:not(.tm-glimpse){white-space:normal}
@ details[open]>summary>.tm-glimpse{display:none}}
"""
STYLE: Final = _RULES.replace("@", ":is(.townmeeting,#townmeeting)").replace("%media", "@media")
