import { type PatientLanguage, patientLanguage } from "@/lib/consents/patient-phrases"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { OutgoingContent } from "@/lib/messaging/outgoing"
import { openUntil } from "@/lib/messaging/rules"
import { put, REMINDER_WORDS, TONGUES } from "@/lib/reminders/patient-phrases"
import type { ReminderKind } from "@/lib/reminders/words"
import { fillTemplate, usableTemplate } from "@/lib/templates/find"
import { clockTime } from "@/lib/time"

export const TEMPLATES: Record<ReminderKind, string> = {
  h24: "appointment_reminder_24h",
  h2: "appointment_reminder_2h",
}

export type About = {
  startsAt: Date
  status: string
  patient: { name: string; language: string | null }
  practitioner: { name: string; title: string | null }
  service: { name: string; names: unknown }
}

export const ABOUT = {
  patient: { select: { id: true, name: true, language: true } },
  practitioner: { select: { name: true, title: true } },
  service: { select: { name: true, names: true } },
} as const

const moments = new Map<string, Intl.DateTimeFormat>()

/** "Tuesday 14 July at 10:30", by the clinic's clock and in the patient's language. */
export function whenIn(language: PatientLanguage, at: Date, timeZone: string): string {
  const key = `${language} ${timeZone}`
  const day = { weekday: "long", day: "numeric", month: "long" } as const
  const format =
    moments.get(key) ??
    new Intl.DateTimeFormat(TONGUES[language], { timeZone, ...day, hour: "2-digit", minute: "2-digit" })
  moments.set(key, format)
  return format.format(at)
}

/** The gaps of every text about one appointment. */
export function gapsOf(ctx: Ctx, about: About, language: PatientLanguage): Record<string, string> {
  const { timeZone, name: clinic } = ctx.clinic
  const { title, name } = about.practitioner
  return {
    who: firstName(about.patient.name),
    clinic,
    when: whenIn(language, about.startsAt, timeZone),
    time: clockTime(about.startsAt, timeZone, TONGUES[language]),
    with: title && !name.startsWith(title) ? `${title} ${name}` : name,
    service: serviceName(about.service, language),
  }
}

/** A number that stands for a name greets nobody. */
const firstName = (name: string): string => {
  const [first = ""] = name.trim().split(/\s+/)
  return /^\p{L}/u.test(first) ? first : ""
}

function serviceName({ name, names }: About["service"], language: string): string {
  const known =
    typeof names === "object" && names !== null ? (names as Record<string, unknown>)[language] : null
  return typeof known === "string" && known ? known : name
}

export async function languageOf(tx: Tx, ctx: Ctx, about: About): Promise<PatientLanguage> {
  const { language } = await tx.clinic.findUniqueOrThrow({
    where: { id: ctx.clinicId },
    select: { language: true },
  })
  return patientLanguage(about.patient.language, language)
}

/**
 * Free words, which say how to answer, where the person wrote within a day or no template is asked for; else the clinic's
 * approved one.
 */
export async function reminderMessage(
  tx: Tx,
  ctx: Ctx,
  given: { kind: ReminderKind; contactId: string; about: About; language: PatientLanguage },
): Promise<OutgoingContent> {
  const { kind, contactId, about, language } = given
  const gaps = gapsOf(ctx, about, language)
  const contact = await tx.contact.findUniqueOrThrow({
    where: { id: contactId },
    select: { channel: true },
  })
  const text: OutgoingContent = { kind: "text", body: wordsOf(kind, about, language, gaps) }
  if (contact.channel !== "whatsapp") return text
  const last = await tx.message.findFirst({
    where: { clinicId: ctx.clinicId, contactId, direction: "in" },
    orderBy: { saidAt: "desc" },
    select: { saidAt: true },
  })
  if (last && openUntil(last.saidAt) > ctx.now) return text
  const template = await usableTemplate(tx, ctx, { name: TEMPLATES[kind], language, channel: "whatsapp" })
  if (!template) return text
  const inOrder = [gaps.who || gaps.clinic, gaps.when, gaps.with, gaps.clinic]
  const parameters = template.parameters.map((gap, n) => named(gap, gaps) ?? inOrder[n] ?? gaps.clinic ?? "")
  const { templateVersionId } = template
  return { kind: "template", templateVersionId, parameters, body: fillTemplate(template, parameters) }
}

function wordsOf(
  kind: ReminderKind,
  about: About,
  language: PatientLanguage,
  gaps: Record<string, string>,
): string {
  const words = REMINDER_WORDS[language]
  const parts = [
    gaps.who ? words.hello : words.helloAll,
    words[kind],
    about.status === "confirmed" ? words.asked : words.ask,
  ]
  return put(parts.join(" "), gaps)
}

/** What a gap with a name is filled with. */
function named(gap: string, gaps: Record<string, string>): string | null {
  if (/^(first_?name|name|prenume|nume|patient)$/i.test(gap)) return gaps.who || gaps.clinic || null
  if (/^(when|date|datum|data|appointment_?time|day)$/i.test(gap)) return gaps.when ?? null
  if (/^(time|hour|ora)$/i.test(gap)) return gaps.time ?? null
  if (/^(with|doctor|practitioner|medic)$/i.test(gap)) return gaps.with ?? null
  if (/^(service|treatment|serviciu)$/i.test(gap)) return gaps.service ?? null
  return /^(clinic|clinica|clinic_name)$/i.test(gap) ? (gaps.clinic ?? null) : null
}
