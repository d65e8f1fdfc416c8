import { type PatientLanguage, patientLanguage } from "@/lib/consents/patient-phrases"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { OutgoingContent } from "@/lib/messaging/outgoing"
import { openUntil } from "@/lib/messaging/rules"
import { fillTemplate, usableTemplate } from "@/lib/templates/find"

export type Place = { contactId: string; channel: string; lastWroteAt: Date | null }

/** Where a patient is written to: where they wrote last, or else by WhatsApp before SMS; null: nowhere. */
export async function placeToWrite(tx: Tx, ctx: Ctx, patientId: string): Promise<Place | null> {
  const [place] = await tx.$queryRaw<Place[]>`
    select contact.id as "contactId", contact.channel, talk."lastInboundAt" as "lastWroteAt"
    from "PatientContact" link
    join "Contact" contact on contact."clinicId" = link."clinicId" and contact.id = link."contactId"
    left join "Conversation" talk on talk."clinicId" = contact."clinicId" and talk."contactId" = contact.id
    where link."clinicId" = ${ctx.clinicId}::uuid and link."patientId" = ${patientId}::uuid
      and contact.channel in ('whatsapp', 'sms') and contact.address like '+%'
    order by talk."lastInboundAt" desc nulls last, contact.channel = 'whatsapp' desc, link."isPrimary" desc,
      link."createdAt", contact.id limit 1`
  return place ?? null
}

type Wanted = {
  place: Place
  language: PatientLanguage
  /** The clinic's template of that name is used where WhatsApp lets no free words out. */
  template: string
  text: string
  /** By name, and in the order in which a template's gaps by number take them. */
  gaps: Record<string, string>
}

const filledIn = (text: string, gaps: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (whole, gap: string) => gaps[gap] ?? whole)

/** Free words where the person wrote within a day, or no template can be had; the clinic's template otherwise. */
export async function composed(tx: Tx, ctx: Ctx, wanted: Wanted): Promise<OutgoingContent> {
  const { place, language, gaps } = wanted
  const text: OutgoingContent = { kind: "text", body: filledIn(wanted.text, gaps) }
  if (place.channel !== "whatsapp") return text
  if (place.lastWroteAt && openUntil(place.lastWroteAt) > ctx.now) return text
  const template = await usableTemplate(tx, ctx, { name: wanted.template, language, channel: "whatsapp" })
  if (!template) return text
  const inOrder = Object.values(gaps)
  const parameters = template.parameters.map(
    (gap, n) => (Object.hasOwn(gaps, gap) ? gaps[gap] : inOrder[n]) ?? ctx.clinic.name,
  )
  const { templateVersionId } = template
  return { kind: "template", templateVersionId, parameters, body: fillTemplate(template, parameters) }
}

/** As a patient is addressed, and in which language. */
export async function addressed(
  tx: Tx,
  ctx: Ctx,
  patient: { name: string; language: string | null },
): Promise<{ name: string; language: PatientLanguage }> {
  const clinic = await tx.clinic.findUniqueOrThrow({
    where: { id: ctx.clinicId },
    select: { language: true },
  })
  const name = patient.name.trim().split(/\s+/)[0] || patient.name
  return { name, language: patientLanguage(patient.language, clinic.language) }
}

/** What patients call a service: in their language, or by its name. */
export function serviceName(service: { name: string; names: unknown }, language: string): string {
  const { names } = service
  if (typeof names !== "object" || names === null) return service.name
  const own = (names as Record<string, unknown>)[language]
  return typeof own === "string" && own.trim() ? own : service.name
}
