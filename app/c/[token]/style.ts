/** The page's whole look: the console's colours, no file to wait for. */
export const STYLE = `
:root{color-scheme:light dark;
--canvas:light-dark(#f4f7f8,#11171a);--surface:light-dark(#fff,#171e22);--ink:light-dark(#172126,#eaf0f2);
--ink-2:light-dark(#46545b,#b3c0c6);--line:light-dark(#dbe3e6,#2b363c);--field:light-dark(#85949b,#66757d);
--accent:light-dark(#0b6377,#6cc4da);--accent-ink:light-dark(#fff,#06222a);
--red:light-dark(#b3261e,#ffa49b);--green:light-dark(#1a6b43,#7ddba9);--green-soft:light-dark(#e6f5ec,#12301f)}
*{box-sizing:border-box}
a{color:var(--accent)}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--canvas);color:var(--ink);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Devanagari","Noto Sans Arabic","Nirmala UI",sans-serif}
main{max-width:38rem;margin:0 auto;padding:1rem 1rem 3rem}
.bar{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.25rem 1rem;margin:0 0 1.25rem}
.brand{font-weight:600;min-width:0;overflow-wrap:anywhere}
nav{display:flex;flex-wrap:wrap;margin:0 -.5rem}
nav a{padding:.625rem .5rem;font-size:.875rem;color:var(--ink-2);text-decoration:none;border-radius:.375rem}
nav a:hover{text-decoration:underline}
nav a[aria-current]{color:var(--ink);font-weight:600}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem;text-wrap:balance}
h2{font-size:1.0625rem;margin:0 0 .25rem}
p{margin:0 0 .75rem;overflow-wrap:anywhere}
.quiet,.hint{color:var(--ink-2);font-size:.9375rem}
.sheet{background:var(--surface);border:1px solid var(--line);border-radius:.875rem;padding:1.25rem;margin:0 0 1.25rem}
fieldset{border:0;border-bottom:1px solid var(--line);padding:0 0 1rem;margin:0 0 1.125rem;min-width:0}
legend{padding:0;font-weight:600;margin:0 0 .25rem}
legend::first-letter,.lines b::first-letter{text-transform:uppercase}
.choice{display:flex;gap:.75rem}
.choice label{display:flex;flex:1;align-items:center;gap:.625rem;min-height:3rem;padding:.5rem 1rem;border:1px solid var(--field);
border-radius:.5rem;cursor:pointer;font-weight:600}
.choice input{width:1.25rem;height:1.25rem;margin:0;accent-color:var(--accent)}
.hint{margin:.5rem 0 0;font-size:.875rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:1px}
button,.button{display:inline-block;font:inherit;font-weight:600;padding:.625rem 1.25rem;min-height:3rem;border:1px solid var(--accent);
border-radius:.5rem;background:var(--accent);color:var(--accent-ink);cursor:pointer;text-decoration:none;text-align:center}
.back,.plain{background:transparent;color:var(--accent)}
button:hover,.button:hover{filter:brightness(1.08)}
.lines{list-style:none;padding-block:.25rem}
.lines li{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1rem;padding:.875rem 0;
border-bottom:1px solid var(--line)}
.lines li:last-child{border:0}
.lines li>div{flex:1 1 14rem;min-width:0}
.lines b{display:block}
.lines p{margin:.125rem 0 0}
.state{font-weight:600;color:var(--ink)}
.state.granted{color:var(--green)}
.good{background:var(--green-soft);color:var(--green);border-radius:.5rem;padding:.875rem 1rem;margin:0 0 1rem}
.files{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0 0}
.code{font-family:ui-monospace,monospace;font-size:.8125rem}
.wrong{font-size:1.0625rem;color:var(--red)}
@media(min-width:32rem){.sheet{padding:1.75rem}.lines{padding-block:.5rem}main{padding-top:2rem}}
`
