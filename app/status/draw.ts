import { LOOKS, MARK_HEIGHT, MARK_WIDTH, marksOf } from "@/lib/probes/marks"
import type { PublicService, PublicStatus } from "@/lib/probes/public"
import { expectedOn, lookOf, percentText } from "@/lib/probes/rules"
import {
  filled,
  STATUS_LANGUAGES,
  STATUS_WORDS,
  type StatusLanguage,
  type StatusWords,
} from "@/lib/probes/status-phrases"
import { Html, html } from "@/lib/web/html"
import { drawIncidents, drawMaintenance, instant } from "./draw-events"
import { STYLE } from "./style"

/** The whole page, from what is known. `isOld`: newer cannot be read. */
export function statusPage(status: PublicStatus, language: StatusLanguage, isOld: boolean): string {
  const words = STATUS_WORDS[language]
  const { look, sentence } = headOf(status, words)
  // What goes on stands first; what is planned or over comes behind how things stand.
  const open = status.incidents.filter((one) => !one.resolvedAt)
  const over = status.incidents.filter((one) => one.resolvedAt)
  const running = status.maintenance.filter((one) => one.isRunning)
  const planned = status.maintenance.filter((one) => !one.isRunning)
  const time = instant(status.at.toISOString(), language)
  return page(
    language,
    html`<div class="head ${look}"><h1>${sentence}</h1><p>${filled(isOld ? words.old : words.asOf, { time })}</p></div>
${drawIncidents(words.incidents, open, words, language)}
${drawMaintenance(running, words, language)}
<h2>${words.services}</h2>
${
  status.services.length === 0
    ? html`<p class="quiet">${words.nothing}</p>`
    : html`<ul class="sheet">${status.services.map((one) => service(one, status.at, words))}</ul>
<p class="quiet note">${words.days}</p>`
}
${drawMaintenance(planned, words, language)}
${drawIncidents(words.pastIncidents, over, words, language) ?? (open.length === 0 && html`<h2>${words.incidents}</h2><p class="quiet">${words.noIncident}</p>`)}
<h2>${words.promises}</h2>
<ul class="promises">${words.promised.map((one) => html`<li>${one}</li>`)}</ul>`,
  )
}

/** For when nothing can be said. */
export function blankPage(language: StatusLanguage, sentence: string): string {
  return page(language, html`<div class="head unknown"><h1>${sentence}</h1></div>`)
}

function page(language: StatusLanguage, content: Html): string {
  const words = STATUS_WORDS[language]
  const nav = STATUS_LANGUAGES.map(
    (one) =>
      html`<a href="/status?lang=${one}" lang="${one}" hreflang="${one}"${one === language && html` aria-current="true"`}>${STATUS_WORDS[one].name}</a>`,
  )
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${words.title} · Rounds</title><style>${new Html(STYLE)}</style></head>
<body><main><header><b>Rounds · ${words.title}</b><nav aria-label="${words.languages}">${nav}</nav></header>${content}</main></body></html>`
    .text
}

function headOf({ services, incidents, maintenance }: PublicStatus, words: StatusWords) {
  const has = (state: string) => services.some((one) => one.state === state)
  if (has("down")) return { look: "down", sentence: words.down }
  if (incidents.some((one) => !one.resolvedAt)) return { look: "down", sentence: words.incident }
  if (maintenance.some((one) => one.isRunning)) return { look: "slow", sentence: words.maintenance }
  if (services.length === 0 || has("unknown")) return { look: "unknown", sentence: words.unknown }
  return has("slow") ? { look: "slow", sentence: words.slow } : { look: "up", sentence: words.good }
}

function service(
  { title, environment, state, days, uptime }: PublicService,
  at: Date,
  words: StatusWords,
): Html {
  const looks = days.map((day) => lookOf(day, expectedOn(day.day, at)))
  const share = uptime === null ? words.unseen : filled(words.uptime, { share: percentText(uptime) })
  const paths = LOOKS.map((look) => {
    const path = marksOf(look, looks)
    return path && html`<path class="${look}" d="${path}"/>`
  })
  return html`<li><div class="line"><h3>${title}${environment && environment !== "production" && ` (${environment})`}</h3>
<span class="state ${state}">${words.states[state]}</span></div>
<svg role="img" aria-label="${share}" viewBox="0 0 ${days.length * MARK_WIDTH} ${MARK_HEIGHT}" preserveAspectRatio="none">${paths}</svg>
<p class="quiet">${share}</p></li>`
}
