import { PHRASES, type Phrases } from "@/lib/providers/lead-form/phrases"
import { FORM_LANGUAGES, type FormLanguage } from "@/lib/providers/lead-form/shape"
import { Html, html } from "@/lib/web/html"
import { type Fields, formFields } from "./fields"
import { SCRIPT } from "./script"
import { STYLE } from "./style"

export type Look = {
  language: FormLanguage
  /** Inside another site: no frame of our own. */
  embedded: boolean
  theme: "light" | "dark" | null
  nonce: string
}

export type Shown = {
  slug: string
  clinicName: string
  look: Look
  words: Phrases
  /** The address with another language in it. */
  hrefIn(language: FormLanguage): string
}

export function formPage(shown: Shown, fields: Fields): string {
  const { words } = shown
  return page(
    shown,
    words.title,
    html`<h1 tabindex="-1">${words.title}</h1>
<p>${words.lead}</p><p class="quiet">${words.emergency}</p>
<div class="sheet">${formFields(shown, fields)}
<div class="after quiet"><p>${words.privacy}</p></div></div>`,
  )
}

export function thanksPage(shown: Shown): string {
  const { words, look } = shown
  return page(
    shown,
    words.thanks,
    html`<div class="sheet done"><div class="tick">${TICK}</div><div role="status"><h1 tabindex="-1">${words.thanks}</h1>
<p>${words.thanksText}</p></div><p class="quiet">${words.emergency}</p>
<p><a href="${shown.hrefIn(look.language)}">${words.again}</a></p></div>`,
  )
}

/** For an address that is no clinic's: nothing to say in any clinic's name. */
export function nothingPage(nonce: string): string {
  return whole(
    { language: "en", embedded: false, theme: null, nonce },
    "There is nothing here",
    html`<div class="sheet done"><h1>There is nothing here</h1><p>No clinic has a form at this address.</p></div>`,
  )
}

export type Failure = {
  look: Look
  words: Phrases
  note: string
  /** This form's address. */
  action: string
  /** What was sent, to be sent once more as it is; null where it did not arrive. */
  sent: Readonly<Record<string, string>> | null
}

/** What could not be taken before the form could be drawn again. Nothing in a clinic's name: it may not be known. */
export function failurePage({ look, words, note, action, sent }: Failure): string {
  const again = sent
    ? html`<form method="post" action="${action}" data-seconds="0" data-sending="${words.sending}" data-unreached="${words.unreached}" data-failed="${words.failed}">
${Object.entries(sent).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button type="submit">${words.send}</button></form>`
    : html`<p><a class="button" href="${action}">${words.back}</a></p>`
  return whole(
    look,
    note,
    html`<div class="sheet"><h1 class="note" id="note" role="alert" tabindex="-1" data-failure>${note}</h1>${again}</div>`,
  )
}

function page(shown: Shown, title: string, content: Html): string {
  const { look, clinicName } = shown
  const initial = [...new Intl.Segmenter().segment(clinicName.trim())][0]?.segment.toUpperCase()
  const languages = FORM_LANGUAGES.map(
    (one) =>
      html`<a href="${shown.hrefIn(one)}" lang="${one}" hreflang="${one}"${current(one === look.language)}>${
        PHRASES[one].languageName
      }</a>`,
  )
  const bar = html`<div class="bar">${
    !look.embedded &&
    html`<div class="brand"><span class="mark" aria-hidden="true">${initial}</span><span><bdi>${clinicName}</bdi></span></div>`
  }<nav aria-label="${shown.words.languages}">${languages}</nav></div>`
  return whole(look, title, html`${bar}${content}`)
}

const current = (is: boolean): Html | false => is && html` aria-current="true"`

function whole(look: Look, title: string, content: Html): string {
  const { nonce } = look
  const theme = look.theme && html` data-theme="${look.theme}"`
  return html`${new Html("<!doctype html>")}<html lang="${look.language}"${theme}${look.embedded && html` class="embed"`}><head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<meta name="format-detection" content="telephone=no"><meta name="robots" content="noindex">
<title>${title}</title><link rel="icon" href="/icon.svg">
<style nonce="${nonce}">${new Html(STYLE)}</style></head>
<body><main data-form>${content}</main><script nonce="${nonce}">${new Html(SCRIPT)}</script></body></html>`
    .text
}

const TICK = new Html(
  '<svg width="28" height="28" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M5 12.5l4.5 4.5L19 7.5"/></svg>',
)
