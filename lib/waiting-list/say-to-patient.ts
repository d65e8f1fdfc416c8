import { type PatientLanguage, patientLanguage } from "@/lib/consents/patient-phrases"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { OutgoingContent } from "@/lib/messaging/outgoing"
import { openUntil } from "@/lib/messaging/rules"
import { fillTemplate, usableTemplate } from "@/lib/templates/find"
import { clockTime, longDay } from "@/lib/time"
import { OFFER_PHRASES } from "./phrases"

/** A time as an offer names it to its patient. */
export type Told = {
  patientId: string
  serviceId: string
  practitionerId: string
  startsAt: Date
}
type Gap = "clinic" | "what" | "who" | "at" | "until"
export type Telling = { language: PatientLanguage; name: string } & Record<Exclude<Gap, "until">, string>

const TEMPLATE = "waiting_list_offer"

/** Names, day and hour in the patient's language, by the clinic's clock. */
export async function toldOf(
  tx: Tx,
  ctx: Ctx,
  { patientId, serviceId, practitionerId, startsAt }: Told,
): Promise<Telling> {
  const [patient, service] = [
    await tx.patient.findUniqueOrThrow({
      where: { id: patientId },
      select: { name: true, language: true },
    }),
    await tx.service.findUniqueOrThrow({ where: { id: serviceId }, select: { name: true, names: true } }),
  ]
  const practitioner = await tx.practitioner.findUniqueOrThrow({
    where: { id: practitionerId },
    select: { name: true, title: true },
  })
  const clinic = await tx.clinic.findUniqueOrThrow({
    where: { id: ctx.clinicId },
    select: { language: true },
  })
  const language = patientLanguage(patient.language, clinic.language)
  const names = (service.names ?? {}) as Record<string, unknown>
  const own = names[language]
  const { name, title } = practitioner
  return {
    language,
    name: patient.name,
    clinic: ctx.clinic.name,
    what: typeof own === "string" && own.trim() ? own : service.name,
    who: title && !name.startsWith(title) ? `${title} ${name}` : name,
    at: whenIn(language, startsAt, ctx.clinic.timeZone),
  }
}

/** "Tuesday 24 November, 10:00" */
export const whenIn = (language: PatientLanguage, at: Date, timeZone: string): string =>
  `${longDay(at, timeZone, TONGUES[language])}, ${clockTime(at, timeZone, TONGUES[language])}`
const TONGUES: Record<PatientLanguage, string> = {
  en: "en-GB",
  ro: "ro-RO",
  de: "de-DE",
  hi: "hi-IN",
  ar: "ar",
}

export const worded = (phrase: string, gaps: Partial<Record<Gap, string>>): string =>
  phrase.replace(/\{(clinic|what|who|at|until)\}/g, (whole, gap: Gap) => gaps[gap] ?? whole)

/** Free words where the person wrote within a day, or by SMS; the clinic's template after it. */
export async function offerContent(
  tx: Tx,
  ctx: Ctx,
  given: { told: Telling; until: string; contact: { id: string; channel: string }; isInstead: boolean },
): Promise<OutgoingContent> {
  const { told, until, contact } = given
  const phrases = OFFER_PHRASES[told.language]
  const text: OutgoingContent = {
    kind: "text",
    body: worded(given.isInstead ? phrases.again : phrases.offer, { ...told, until }),
  }
  if (contact.channel !== "whatsapp") return text
  const last = await tx.message.findFirst({
    where: { clinicId: ctx.clinicId, contactId: contact.id, direction: "in" },
    orderBy: { saidAt: "desc" },
    select: { saidAt: true },
  })
  if (last && openUntil(last.saidAt) > ctx.now) return text
  const template = await usableTemplate(tx, ctx, {
    name: TEMPLATE,
    language: told.language,
    channel: "whatsapp",
  })
  if (!template) return text
  const at = `${told.what}, ${told.at}`
  const known: Record<string, string> = {
    name: told.name,
    clinic: told.clinic,
    clinic_name: told.clinic,
    service: told.what,
    time: told.at,
    practitioner: told.who,
    until,
  }
  const inOrder = [told.name, at, told.who, until]
  const parameters = template.parameters.map((gap, n) => known[gap] ?? inOrder[n] ?? told.clinic)
  const { templateVersionId } = template
  return { kind: "template", templateVersionId, parameters, body: fillTemplate(template, parameters) }
}
