/** The page's whole look: the console's colours, no file to wait for. */
export const STYLE = `
:root{color-scheme:light dark;
--canvas:light-dark(#f4f7f8,#11171a);--surface:light-dark(#fff,#171e22);--ink:light-dark(#172126,#eaf0f2);
--ink-2:light-dark(#46545b,#b3c0c6);--line:light-dark(#dbe3e6,#2b363c);--field:light-dark(#85949b,#66757d);
--accent:light-dark(#0b6377,#6cc4da);--accent-ink:light-dark(#fff,#06222a);--soft:light-dark(#e8f3f6,#12313a);
--red:light-dark(#b3261e,#ffa49b);--red-soft:light-dark(#fdeeec,#3b1917);--red-line:light-dark(#f0b7b2,#7a3631);
--green:light-dark(#1a6b43,#7ddba9);--green-soft:light-dark(#e6f5ec,#12301f)}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box}
a{color:var(--accent)}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--canvas);color:var(--ink);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Devanagari","Nirmala UI",sans-serif}
main{max-width:36rem;margin:0 auto;padding:1rem 1rem 3rem;padding-bottom:max(3rem,env(safe-area-inset-bottom))}
.bar{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.25rem 1rem;margin:0 0 1rem}
nav{display:flex;flex-wrap:wrap;gap:.125rem;margin:0 -.5rem}
nav a{padding:.625rem .5rem;font-size:.875rem;color:var(--ink-2);text-decoration:none;border-radius:.375rem}
nav a:hover{text-decoration:underline}
nav a[aria-current]{color:var(--ink);font-weight:600}
.brand{display:flex;align-items:center;gap:.625rem;font-weight:600;min-width:0;margin-right:auto;overflow-wrap:anywhere}
.mark{flex:none;display:grid;place-items:center;width:2rem;height:2rem;border-radius:.5rem;
background:var(--accent);color:var(--accent-ink)}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem;letter-spacing:-.01em;overflow-wrap:anywhere;text-wrap:balance}
p{margin:0 0 .75rem;overflow-wrap:anywhere}
.quiet{color:var(--ink-2);font-size:.875rem}
.quiet+.sheet{margin-top:1.25rem}
.sheet{background:var(--surface);border:1px solid var(--line);border-radius:.875rem;padding:1.25rem}
.field{margin:0 0 1.125rem}
.pair{display:grid;gap:0 1rem}
@media(min-width:32rem){.pair{grid-template-columns:1fr 1fr}.sheet{padding:1.75rem}main{padding-top:2rem}}
label,legend{font-weight:600}
.opt{font-weight:400;color:var(--ink-2);font-size:.875rem}
input:not([type=checkbox]),textarea{display:block;width:100%;margin-top:.375rem;padding:.625rem .75rem;min-height:2.875rem;
font:inherit;color:inherit;background:var(--surface);border:1px solid var(--field);border-radius:.5rem}
textarea{min-height:8rem;resize:vertical}
:focus-visible{outline:3px solid var(--accent);outline-offset:1px}
[aria-invalid=true]:not([type=checkbox]){border-color:var(--red);box-shadow:0 0 0 1px var(--red)}
.hint{margin:.375rem 0 0;color:var(--ink-2);font-size:.875rem}
.reach{margin:-.625rem 0 1.125rem}
.wrong{margin:.375rem 0 0;color:var(--red);font-size:.875rem;font-weight:500}
fieldset{border:0;padding:0;margin:0 0 1.25rem;min-width:0}
legend{padding:0;margin:0 0 .25rem}
.box{display:grid;grid-template-columns:auto 1fr;gap:.75rem;padding:.625rem 0;font-weight:400;font-size:.9375rem;
overflow-wrap:anywhere;cursor:pointer}
.box+.wrong{margin:-.25rem 0 .5rem;padding-left:2.125rem}
.box input{width:1.375rem;height:1.375rem;margin:.0625rem 0 0;accent-color:var(--accent)}
button,.button{display:inline-block;font:inherit;font-weight:600;padding:.75rem 1.5rem;min-height:3rem;border:0;
border-radius:.5rem;background:var(--accent);color:var(--accent-ink);cursor:pointer;text-decoration:none;width:100%;text-align:center}
@media(min-width:32rem){button,.button{width:auto;min-width:10rem}}
button:hover{filter:brightness(1.08)}
button[aria-disabled=true]{opacity:.7;cursor:progress}
.note{padding:.75rem 1rem;border-radius:.5rem;margin:0 0 1.25rem;background:var(--red-soft);color:var(--red);
border:1px solid var(--red-line);font-weight:500;overflow-wrap:anywhere}
.note[hidden]{display:none}
h1.note{font-size:1rem;line-height:1.5;letter-spacing:0;text-wrap:pretty}
.after{margin:1.25rem 0 0;padding-top:1rem;border-top:1px solid var(--line)}
.after p:last-child{margin-bottom:0}
.trap{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}
.done{text-align:center;padding:2.5rem 1.25rem}
.tick{display:grid;place-items:center;width:3.5rem;height:3.5rem;margin:0 auto 1.25rem;border-radius:50%;
background:var(--green-soft);color:var(--green)}
.embed body{background:transparent}
.embed main{padding:.25rem .625rem .5rem;max-width:none}
`
