import { createHash } from "node:crypto"

/** The page's whole look: the console's colours, no file to wait for. */
export const STYLE = `
:root{color-scheme:light dark;
--canvas:light-dark(#f4f7f8,#11171a);--surface:light-dark(#fff,#171e22);--ink:light-dark(#172126,#eaf0f2);
--ink-2:light-dark(#46545b,#b3c0c6);--line:light-dark(#dbe3e6,#2b363c);--none:light-dark(#b6c2c7,#46545b);
--red:light-dark(#b3261e,#ffa49b);--red-soft:light-dark(#fdecea,#3a1714);--green:light-dark(#1a6b43,#7ddba9);
--green-soft:light-dark(#e6f5ec,#12301f);--amber:light-dark(#8a5a00,#f0bf5f);--amber-soft:light-dark(#fff4dc,#33260a);
--blue:light-dark(#1f5fa8,#8fbdf2);--focus:light-dark(#0b6377,#6cc4da)}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--canvas);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:46rem;margin:0 auto;padding:1rem 1rem 3rem}
header{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.25rem 1rem;margin:0 0 1rem}
header b{font-size:1.0625rem}
nav a{padding:.5rem;font-size:.875rem;color:var(--ink-2);text-decoration:none}
nav a[aria-current]{color:var(--ink);font-weight:600}
nav a:hover{text-decoration:underline}
:focus-visible{outline:3px solid var(--focus);outline-offset:1px}
h1{font-size:1.375rem;line-height:1.25;margin:0;text-wrap:balance}
h2{font-size:1rem;margin:2rem 0 .625rem}
h3{font-size:1rem;margin:0}
p{margin:0;overflow-wrap:anywhere}
.head{border:1px solid var(--line);border-radius:.75rem;padding:1.125rem 1.25rem;background:var(--surface)}
.head p{margin-top:.25rem;font-size:.875rem;color:var(--ink-2)}
.head.up{background:var(--green-soft)}.head.up h1{color:var(--green)}
.head.down{background:var(--red-soft)}.head.down h1{color:var(--red)}
.head.slow{background:var(--amber-soft)}.head.slow h1{color:var(--amber)}
.quiet{font-size:.875rem;color:var(--ink-2)}
.note{margin-top:.5rem}
ul,ol{margin:0;padding:0;list-style:none}
.sheet{background:var(--surface);border:1px solid var(--line);border-radius:.75rem}
.sheet>li{padding:.875rem 1.25rem;border-bottom:1px solid var(--line)}
.sheet>li:last-child{border:0}
.line{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:.125rem 1rem}
.state{font-size:.875rem;font-weight:600;color:var(--ink-2)}
.state.up{color:var(--green)}.state.slow,.state.planned{color:var(--amber)}.state.down,.state.open{color:var(--red)}
svg{display:block;width:100%;height:1.75rem;margin:.5rem 0 .25rem}
.good,.part{fill:var(--green)}.few{fill:var(--amber)}.bad{fill:var(--red)}.muted{fill:var(--blue)}.none{fill:var(--none)}
.updates{margin:.625rem 0 0;padding:0 0 0 .875rem;border-left:2px solid var(--line)}
.updates li{padding:.25rem 0;font-size:.9375rem}
.updates time{display:block;font-size:.8125rem;color:var(--ink-2)}
.promises{columns:2 18rem;column-gap:2rem;font-size:.9375rem;color:var(--ink-2)}
.promises li{break-inside:avoid;padding:.25rem 0}
@media(min-width:40rem){main{padding-top:2.5rem}}
`

const hash = createHash("sha256").update(STYLE).digest("base64")

/** Nothing runs here, nothing is loaded and nobody may frame it; the look is let in by its hash, so the page can be kept. */
export const POLICY = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
