"""The page's look: the colours of the screens, 360 px first, dark where the phone is dark."""

STYLE = """
:root{--paper:#f5f2ea;--card:#fffdf8;--line:#cbc6b8;--ink:#16211f;--soft:#3b4745;--teal:#0b4f5c;--on:#fffdf8;
--wash:#deecec;--green:#14512d;--greenwash:#dfeee2}
@media(prefers-color-scheme:dark){:root{--paper:#0d1617;--card:#152224;--line:#2e4144;--ink:#f8f2e4;--soft:#c4c8bf;
--teal:#9adbe3;--on:#0d1617;--wash:#0b3c47;--green:#a5dcb2;--greenwash:#12331f}}
*{box-sizing:border-box;margin:0}
body{background:var(--paper);color:var(--ink);font:400 1.0625rem/1.5 "Noto Sans CJK SC","Noto Sans SC",
"PingFang SC","Microsoft YaHei",system-ui,sans-serif;
-webkit-text-size-adjust:100%;min-height:100vh;display:flex;
flex-direction:column;align-items:center;padding:1rem 1rem 1.5rem}
main,header,footer{width:100%;max-width:26rem}
header{display:flex;justify-content:space-between;align-items:center;gap:1rem;padding:.25rem .25rem 1rem}
header b{font-weight:700;line-height:1.35}
header small{display:block;color:var(--soft);font-size:.875rem}
header a{flex:none;color:var(--teal);font-weight:700;text-decoration:none;padding:.75rem 0 .75rem .75rem}
.ticket{background:var(--card);border:1px solid var(--line);border-radius:1.25rem;overflow:hidden}
.top{padding:1.5rem 1.25rem 1.25rem;text-align:center}
.label{color:var(--soft)}
.number{font-size:5.5rem;line-height:1.15;font-weight:700;color:var(--teal);font-variant-numeric:tabular-nums;
letter-spacing:.01em}
.state{display:inline-block;margin-top:.25rem;padding:.375rem 1rem;border-radius:2rem;background:var(--wash);
color:var(--teal);font-weight:700}
.note{margin-top:.75rem;color:var(--soft)}
.call{background:var(--teal);color:var(--on);padding:1.5rem 1.25rem;text-align:center}
.call strong{display:block;font-size:1.75rem;line-height:1.3}
.call span{display:block;margin-top:.375rem}
.facts{display:grid;grid-template-columns:5fr 6fr;border-top:1px dashed var(--line)}
.facts>div{padding:1.125rem .5rem;text-align:center}
.facts>div+div{border-left:1px dashed var(--line)}
.figure{display:block;font-size:clamp(1.75rem,9vw,2.25rem);line-height:1.25;font-weight:700;font-variant-numeric:tabular-nums}
.figure small{font-size:1rem;font-weight:400;margin-left:.25rem}
.figure.words{font-size:1.125rem;line-height:1.4;padding:.5rem 0}
dl{border-top:1px dashed var(--line);padding:1.125rem 1.25rem .375rem}
dt{color:var(--soft);font-size:.9375rem}
dd{margin:0 0 .75rem;font-weight:700}
dd li{font-weight:400;list-style:none;padding-left:1.1em;text-indent:-1.1em}
dd li::before{content:"· ";font-weight:700;color:var(--teal)}
.green{color:var(--green);background:var(--greenwash)}
footer{padding:1rem .25rem 0;color:var(--soft);font-size:.875rem;text-align:center}
.sorry{background:var(--card);border:1px solid var(--line);border-radius:1.25rem;padding:2.5rem 1.5rem;
text-align:center}
.sorry svg{width:4.5rem;height:4.5rem;color:var(--teal)}
.sorry h1{font-size:1.5rem;line-height:1.35;margin:1rem 0 .5rem}
.sorry p{color:var(--soft)}
""".replace("\n", "")
