import { alertRule } from "@/lib/alerts/registry"
import type { Incident, IncidentUpdate } from "@/lib/generated/prisma/client"
import { type IncidentStatus, SEVERITY_WORDS, type Severity, STATUS_WORDS } from "@/lib/incidents/words"
import { duration } from "@/lib/time"

export type Surroundings = {
  alerts: {
    name: string
    subject: string
    firedAt: Date
    clearedAt: Date | null
    value: number
    threshold: number
  }[]
  deployments: {
    id: string
    service: string
    environment: string
    kind: string
    status: string
    createdAt: Date
    finishedAt: Date | null
    because: string | null
  }[]
}

const stamp = (at: Date) => `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`
const span = (from: Date, to: Date | null) => (to ? duration(Math.max(0, +to - +from)) : "not known")
/** What people typed stays one line of a list, and no heading of its own. */
const inLine = (text: string) => text.replace(/\s+/g, " ").trim()

/** A postmortem begun from what is on record, in English Markdown. What nobody recorded is a question, not a guess. */
export function draftOf(
  incident: Incident,
  updates: readonly IncidentUpdate[],
  around: Surroundings,
): string {
  const { startedAt, detectedAt } = incident
  const events = [
    { at: startedAt, text: "It began, as far as is known." },
    ...(incident.alertId
      ? []
      : [{ at: incident.createdAt, text: `${incident.createdByName || "Somebody"} opened the incident.` }]),
    ...around.alerts.flatMap((one) => [
      { at: one.firedAt, text: `Alert ${named(one)} fired (${measured(one)}).` },
      ...(one.clearedAt ? [{ at: one.clearedAt, text: `Alert ${named(one)} was over.` }] : []),
    ]),
    ...around.deployments.flatMap((one) => [
      { at: one.createdAt, text: `${one.kind} of ${one.service} to ${one.environment} was asked for.` },
      ...(one.finishedAt
        ? [
            {
              at: one.finishedAt,
              text: `${one.kind} of ${one.service} to ${one.environment} ended: ${one.status}${one.because ? ` (${inLine(one.because)})` : ""}.`,
            },
          ]
        : []),
    ]),
    ...updates.map((one) => ({
      at: one.at,
      text: `**${STATUS_WORDS[one.status as IncidentStatus]}**, ${one.byName || "the system"}: ${inLine(one.words)}`,
    })),
  ].sort((one, other) => +one.at - +other.at)

  return [
    `# ${inLine(incident.title)}`,
    "",
    `${SEVERITY_WORDS[incident.severity as Severity]}. ${incident.scope ? inLine(incident.scope) : "Whom it hit was not recorded."}`,
    "",
    "## How long",
    "",
    `- Began ${stamp(startedAt)}, detected ${stamp(detectedAt)}: ${span(startedAt, detectedAt)} unseen.`,
    `- Until it was assessed: ${span(detectedAt, incident.assessedAt)} (planned: 5 min).`,
    `- Until it hurt less: ${span(detectedAt, incident.mitigatedAt)} (planned: 15 min).`,
    `- Until it was resolved: ${span(detectedAt, incident.resolvedAt)}.`,
    `- Until somebody had seen that it works: ${span(detectedAt, incident.verifiedAt)}.`,
    "",
    "## Who",
    "",
    `- Led: ${incident.leadName || "nobody was named"}`,
    `- Told others: ${incident.communicatorName || "nobody was named"}`,
    `- Wrote it down: ${incident.scribeName || "nobody was named"}`,
    "",
    "## What happened",
    "",
    ...events.map((one) => `- ${stamp(one.at)}: ${one.text}`),
    "",
    "## Why it happened",
    "",
    "Not written yet. What made it possible, and what had to come together?",
    "",
    "## What went well, and what was luck",
    "",
    "Not written yet.",
    "",
    "## What follows",
    "",
    "- Not written yet. One line a deed: what, who, by when.",
    "",
  ].join("\n")
}

type Fired = Surroundings["alerts"][number]

const named = ({ name, subject }: Fired) => {
  const title = alertRule(name)?.title ?? name
  return `“${subject ? `${title}: ${subject}` : title}”`
}

/** In English, as all of it. */
function measured({ name, value, threshold }: Fired): string {
  const { unit = "count" } = alertRule(name) ?? {}
  const said = (of: number) =>
    unit === "share" ? `${Math.round(of * 1_000) / 10} %` : unit === "count" ? `${of}` : `${of} ${unit}`
  return `${said(value)} against ${said(threshold)}`
}
