import type { readByLink } from "@/lib/consents/by-link"
import {
  filled,
  PATIENT_LANGUAGES,
  PATIENT_WORDS,
  type PatientLanguage,
  type PatientWords,
} from "@/lib/consents/patient-phrases"
import { type Purpose, REQUIRED_PURPOSE } from "@/lib/consents/words"
import type { ClinicInfo } from "@/lib/ctx"
import { Html, html } from "@/lib/web/html"
import { STYLE } from "./style"

export type Shown = {
  nonce: string
  language: PatientLanguage
  token: string
  clinic: ClinicInfo
  hasAnswered: boolean
  /** What was taken back a moment ago. */
  withdrawn: Purpose | null
}
type Seen = Awaited<ReturnType<typeof readByLink>>

/** The question where one is open; else what stands, each line with its own button, and the receipt. */
export function linkPage(shown: Shown, seen: Seen): string {
  const words = PATIENT_WORDS[shown.language]
  const title = seen.question ? words.questionTitle : words.mineTitle
  const { clinic, language, token } = shown
  const nav = PATIENT_LANGUAGES.map(
    (one) =>
      html`<a href="/c/${token}?lang=${one}" lang="${one}" hreflang="${one}"${one === language && html` aria-current="true"`}>${
        PATIENT_WORDS[one].languageName
      }</a>`,
  )
  const bar = html`<div class="bar"><div class="brand"><bdi>${clinic.name}</bdi></div><nav aria-label="${words.languages}">${nav}</nav></div>`
  const content = seen.question ? question(shown, seen, seen.question.purposes) : standing(shown, seen)
  return whole(shown.nonce, language, title, html`${bar}${content}`)
}

function question({ language, token, clinic }: Shown, { policy }: Seen, purposes: readonly Purpose[]): Html {
  const words = PATIENT_WORDS[language]
  const intro = policy?.texts[language]?.intro
  return html`<h1>${words.questionTitle}</h1><p>${filled(words.questionLead, { clinic: clinic.name })}</p>
${intro && html`<p class="quiet">${intro}</p>`}
<form method="post" action="/c/${token}?lang=${language}" class="sheet">${purposes.map(
    (purpose) => html`<fieldset><legend>${words.names[purpose]}</legend>
<p class="quiet" id="${purpose}-words">${policy?.texts[language]?.purposes[purpose] || words.sentences[purpose]}</p>
<div class="choice">
<label><input type="radio" name="${purpose}" value="granted" required aria-describedby="${purpose}-words"> ${words.yes}</label>
<label><input type="radio" name="${purpose}" value="denied" required aria-describedby="${purpose}-words"> ${words.no}</label></div>
<p class="hint">${purpose === REQUIRED_PURPOSE ? words.required : words.free}</p></fieldset>`,
  )}<button type="submit">${words.answer}</button></form>${privacy(words, policy?.privacyUrl)}`
}

function standing(shown: Shown, seen: Seen): Html {
  const { language, token, clinic, withdrawn } = shown
  const words = PATIENT_WORDS[language]
  const day = (at: Date) =>
    new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: clinic.timeZone }).format(at)
  const note = withdrawn
    ? html`<div class="good" role="status"><b>${words.withdrawn}</b> ${filled(words.withdrawnText, {
        clinic: clinic.name,
        purposes: words.names[withdrawn],
      })}</div>`
    : shown.hasAnswered && html`<div class="good" role="status"><b>${words.thanks}.</b> ${words.saved}</div>`
  const lines = seen.standing.map(
    ({ purpose, status, decidedAt, expiresAt }) => html`<li><div><b>${words.names[purpose]}</b>
<p class="quiet"><span class="state ${status}">${words.states[status]}</span> ${
      status === "granted" && expiresAt
        ? filled(words.until, { day: day(expiresAt) })
        : filled(words.since, { day: day(decidedAt) })
    }</p></div>${
      status === "granted" &&
      html`<form method="post" action="/c/${token}?lang=${language}"><input type="hidden" name="withdraw" value="${purpose}">
<button class="back" type="submit" aria-label="${words.withdraw}: ${words.names[purpose]}">${words.withdraw}</button></form>`
    }</li>`,
  )
  return html`<h1>${seen.receipt || lines.length > 0 ? words.mineTitle : words.overTitle}</h1>${note}
${
  lines.length > 0
    ? html`<p>${filled(words.mineLead, { clinic: clinic.name })} ${words.withdrawHint}</p><ul class="sheet lines">${lines}</ul>`
    : html`<p>${words.overText}</p>`
}
${
  seen.receipt &&
  html`<section class="sheet"><h2>${words.download}</h2><p class="quiet">${words.receiptLead}</p>
<p class="quiet">${words.number}: <bdi class="code">${seen.receipt.id}</bdi></p>
<p class="files"><a class="button" href="/c/${token}?format=pdf&lang=${language}">${words.asPdf}</a>
<a class="button plain" href="/c/${token}?format=json">${words.asJson}</a></p></section>`
}${privacy(words, seen.policy?.privacyUrl)}`
}

const privacy = (words: PatientWords, url: string | undefined): Html | false =>
  Boolean(url) && html`<p class="quiet foot"><a href="${url}" rel="noreferrer">${words.privacy}</a></p>`

/** For a link that is none, not any more, or one try too many: the same words for all. */
export function nothingPage(nonce: string, language: PatientLanguage): string {
  const words = PATIENT_WORDS[language]
  return whole(
    nonce,
    language,
    words.nothingTitle,
    html`<div class="sheet"><h1>${words.nothingTitle}</h1><p>${words.nothingText}</p></div>`,
  )
}

export function failedPage(
  nonce: string,
  language: PatientLanguage,
  path: string,
  isUnanswered: boolean,
): string {
  const words = PATIENT_WORDS[language]
  const note = isUnanswered ? words.choose : words.failed
  return whole(
    nonce,
    language,
    note,
    html`<div class="sheet"><h1 class="wrong" role="alert">${note}</h1><p><a class="button" href="${path}?lang=${language}">${words.questionTitle}</a></p></div>`,
  )
}

function whole(nonce: string, language: PatientLanguage, title: string, content: Html): string {
  return html`${new Html("<!doctype html>")}<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}"><head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<meta name="format-detection" content="telephone=no"><meta name="robots" content="noindex,nofollow">
<title>${title}</title><link rel="icon" href="/icon.svg"><style nonce="${nonce}">${new Html(STYLE)}</style></head>
<body><main>${content}</main></body></html>`.text
}
