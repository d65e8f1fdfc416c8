import type { PublicIncident } from "@/lib/incidents/public"
import type { PublicMaintenance } from "@/lib/maintenance/public"
import { filled, type StatusLanguage, type StatusWords } from "@/lib/probes/status-phrases"
import { toDate } from "@/lib/time"
import { type Html, html } from "@/lib/web/html"

const formatOf = (language: StatusLanguage) =>
  new Intl.DateTimeFormat(language === "ro" ? "ro-RO" : "en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "UTC",
  })

export const instant = (iso: string, language: StatusLanguage): string =>
  formatOf(language).format(toDate(iso))

/** A day that both ends share is said once. */
const span = (from: string, to: string, language: StatusLanguage): string =>
  `${formatOf(language).formatRange(toDate(from), toDate(to))} UTC`

export function drawMaintenance(
  all: readonly PublicMaintenance[],
  words: StatusWords,
  language: StatusLanguage,
): Html | null {
  if (all.length === 0) return null
  const lines = all.map(
    (one) => html`<li><div class="line"><h3>${one.title}</h3>
<span class="state ${one.isRunning ? "slow" : "planned"}">${one.isRunning ? words.running : words.planned}</span></div>
<p class="quiet">${span(one.startsAt, one.endsAt, language)}</p>
${one.words && html`<p>${one.words}</p>`}</li>`,
  )
  return html`<h2>${words.maintenanceTitle}</h2><ul class="sheet">${lines}</ul>`
}

export function drawIncidents(
  title: string,
  all: readonly PublicIncident[],
  words: StatusWords,
  language: StatusLanguage,
): Html | null {
  if (all.length === 0) return null
  const lines = all.map(({ title, startedAt, resolvedAt, updates }) => {
    const when = resolvedAt
      ? span(startedAt, resolvedAt, language)
      : filled(words.since, { from: instant(startedAt, language) })
    return html`<li><div class="line"><h3>${title}</h3>
<span class="state ${resolvedAt ? "" : "open"}">${resolvedAt ? words.over : words.open}</span></div>
<p class="quiet">${when}</p>
${
  updates.length > 0 &&
  html`<ol class="updates">${updates.map(
    (one) => html`<li><time datetime="${one.at}">${instant(one.at, language)} UTC</time>${one.words}</li>`,
  )}</ol>`
}</li>`
  })
  return html`<h2>${title}</h2><ul class="sheet">${lines}</ul>`
}
