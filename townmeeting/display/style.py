"""How a card looks. It inherits its colours, so that it reads in a light and in a dark notebook alike without knowing which it is in."""

from __future__ import annotations

from typing import Final

# Every colour is either the page's own, a grey or yellow veil over it, or an accent of middle lightness that stands at 3:1 or more
# against white and against near-black; no meaning rests on an accent alone. For lists, tables and code the card's class is repeated,
# to outweigh what notebooks set for every output.
STYLE: Final = """
.townmeeting{--tm-veil:rgb(128 128 128/.1);--tm-line:rgb(128 128 128/.38);max-width:56em;overflow:hidden;font-size:14px;line-height:1.5;
text-align:left;overflow-wrap:anywhere;border:1px solid var(--tm-line);border-radius:8px}
.townmeeting *{box-sizing:border-box}
.townmeeting h3,.townmeeting h4,.townmeeting h5,.townmeeting p,.townmeeting dl,.townmeeting dd,.townmeeting ul{margin:0;padding:0}
.townmeeting h3{font-size:1.2em;line-height:1.4;font-weight:650}
.townmeeting h4{font-size:.86em;font-weight:650;padding:14px 16px 4px;letter-spacing:.02em}
.townmeeting h5{font-size:.93em;font-weight:650;margin:0 0 .25em}
.townmeeting .tm-head{padding:13px 16px 12px;background:var(--tm-veil);border-bottom:1px solid var(--tm-line)}
.townmeeting .tm-area{font-weight:400;white-space:nowrap}
.townmeeting dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.12em 1em;margin-top:.5em}
.townmeeting dt{float:none;width:auto;font-weight:400;opacity:.75}
.townmeeting .tm-quiet{font-size:.93em;font-weight:400;opacity:.78}
.townmeeting .tm-foot{padding:10px 16px;font-size:.86em;opacity:.78}
.townmeeting .tm-subtitle{display:block}
.townmeeting .tm-counts{margin-top:.55em}
.townmeeting details{margin:0;border-top:1px solid var(--tm-line)}
.townmeeting h4+details{border-top:0}
.townmeeting summary{display:flex;align-items:baseline;column-gap:10px;padding:6px 16px;cursor:pointer;list-style:none}
.townmeeting summary::-webkit-details-marker{display:none}
.townmeeting summary::before{content:"▸";flex:none;width:8px;opacity:.7}
.townmeeting details[open]>summary::before{content:"▾"}
.townmeeting summary:hover{background:var(--tm-veil)}
.townmeeting summary:focus-visible{outline:2px solid currentColor;outline-offset:-3px}
.townmeeting summary b{font-weight:650;white-space:nowrap}
.townmeeting summary>span{flex:none}
.townmeeting summary>.tm-glimpse,.townmeeting summary>.tm-topic{min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.townmeeting summary>.tm-glimpse{flex:1 1 0}
.townmeeting summary>.tm-topic{flex:0 1 auto}
.townmeeting details[open]>summary>.tm-topic{white-space:normal}
.townmeeting details[open]>summary>.tm-glimpse{visibility:hidden}
.townmeeting .tm-body{padding:2px 16px 13px 34px}
.townmeeting .tm-plain{padding:13px 16px}
.townmeeting .tm-said{padding:.1em 0 .1em .95em;border-left:4px solid #808080}
.townmeeting .tm-said+.tm-said,.townmeeting .tm-said+p{margin-top:.95em}
.townmeeting .tm-said p+p{margin-top:.55em}
.townmeeting p:lang(ja){line-height:1.75}
.townmeeting .tm-participant{border-color:#2f7fc4}
.townmeeting .tm-mayor{border-color:#c4601d}
.townmeeting .tm-official{border-color:#3c8d4f}
.townmeeting .tm-moderator{border-color:#8a66cf}
.townmeeting .tm-flag{padding:0 .5em;border:1px solid #d04437;border-radius:1em;font-size:.86em;font-weight:650;white-space:nowrap}
.townmeeting .tm-flag::before{content:"! ";font-weight:800}
.townmeeting .tm-level{display:inline-block;padding:0 .5em;border:1px solid #808080;border-radius:1em;font-size:.86em;white-space:nowrap}
.townmeeting .tm-error{border-color:#d04437;font-weight:650}
.townmeeting .tm-warning{border-color:#b07a00;font-weight:650}
.townmeeting.townmeeting.townmeeting ul{margin:0;padding:0;list-style:none}
.townmeeting.townmeeting.townmeeting li{margin:0;padding:.5em 0}
.townmeeting.townmeeting.townmeeting li+li{border-top:1px solid var(--tm-line)}
.townmeeting .tm-print{margin-top:.25em;padding:.2em .6em;background:var(--tm-veil);border-radius:4px;white-space:pre-wrap}
.townmeeting mark{padding:0 .08em;background:rgb(255 190 0/.38);color:inherit;text-decoration:underline;text-underline-offset:.2em}
.townmeeting.townmeeting.townmeeting code{padding:0;background:none;color:inherit;white-space:inherit;
font-family:ui-monospace,monospace;font-size:.92em}
.townmeeting.townmeeting.townmeeting .tm-odd{padding:0 .25em;border:1px dashed currentColor;border-radius:3px;font-size:.84em}
.townmeeting .tm-scroll{overflow:auto;scrollbar-color:rgb(128 128 128/.6) transparent;max-height:32em}
.townmeeting.townmeeting.townmeeting table{width:100%;margin:0;border:0;border-collapse:collapse;font-size:.93em;table-layout:auto}
.townmeeting.townmeeting.townmeeting tr{background:none}
.townmeeting.townmeeting.townmeeting th,.townmeeting.townmeeting.townmeeting td{padding:.2em .9em .2em 0;border:0;text-align:left;
vertical-align:top;white-space:normal}
.townmeeting.townmeeting.townmeeting td:last-child{width:99%;padding-right:0}
.townmeeting.townmeeting.townmeeting th,.townmeeting.townmeeting.townmeeting td:not(:last-child){white-space:nowrap}
.townmeeting.townmeeting.townmeeting tr+tr>td{border-top:1px solid var(--tm-line)}
@media (max-width:36em){.townmeeting summary{flex-wrap:wrap}.townmeeting .tm-body{padding-left:16px}
.townmeeting summary>.tm-glimpse{flex-basis:100%;order:9}.townmeeting summary>.tm-topic{white-space:normal}
.townmeeting details[open]>summary>.tm-glimpse{display:none}}
"""
