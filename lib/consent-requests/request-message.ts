import { filled, namesOf, PATIENT_WORDS, type PatientLanguage } from "@/lib/consents/patient-phrases"
import type { Purpose, RequestKind } from "@/lib/consents/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { OutgoingContent } from "@/lib/messaging/outgoing"
import { openUntil } from "@/lib/messaging/rules"
import { fillTemplate, usableTemplate } from "@/lib/templates/find"
import { calendarDay } from "@/lib/time"

type Asked = {
  kind: RequestKind | "receipt"
  contactId: string
  language: PatientLanguage
  purposes: readonly Purpose[]
  link: string
  /** Of a renewal: when the agreement ends. */
  endsAt?: Date | null
}

/** Free words where the person wrote within a day, or nothing else is known of; the clinic's template after it. */
export async function consentMessage(tx: Tx, ctx: Ctx, asked: Asked): Promise<OutgoingContent> {
  const words = PATIENT_WORDS[asked.language]
  const day = asked.endsAt ? calendarDay(asked.endsAt, ctx.clinic.timeZone) : ""
  const purposes = namesOf(asked.language, asked.purposes)
  const gaps = { clinic: ctx.clinic.name, purposes, link: asked.link, day }
  const phrase =
    asked.kind === "receipt" ? words.receipt : asked.kind === "renewal" && day ? words.renewal : words.ask
  const text: OutgoingContent = { kind: "text", body: filled(phrase, gaps) }
  const contact = await tx.contact.findUniqueOrThrow({
    where: { id: asked.contactId },
    select: { channel: true },
  })
  if (contact.channel !== "whatsapp") return text
  const last = await tx.message.findFirst({
    where: { clinicId: ctx.clinicId, contactId: asked.contactId, direction: "in" },
    orderBy: { saidAt: "desc" },
    select: { saidAt: true },
  })
  if (last && openUntil(last.saidAt) > ctx.now) return text
  const name = TEMPLATES[asked.kind]
  const template = await usableTemplate(tx, ctx, { name, language: asked.language, channel: "whatsapp" })
  if (!template) return text
  const known = {
    ...gaps,
    clinic_name: gaps.clinic,
    url: asked.link,
    token: asked.link.split("/").at(-1) ?? "",
  }
  const inOrder = [gaps.clinic, purposes, ...(day ? [day] : []), asked.link]
  const parameters = template.parameters.map(
    (gap, n) => (Object.hasOwn(known, gap) ? known[gap as keyof typeof known] : inOrder[n]) ?? asked.link,
  )
  const { templateVersionId } = template
  return { kind: "template", templateVersionId, parameters, body: fillTemplate(template, parameters) }
}

const TEMPLATES = {
  ask: "consent_request",
  double_opt_in: "consent_request",
  renewal: "consent_renewal",
  receipt: "consent_receipt",
} as const
