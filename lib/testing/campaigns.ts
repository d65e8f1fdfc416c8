import type { Role } from "@/lib/can"
import { type Ctx, systemCtx } from "@/lib/ctx"
import { inClinic, platformDb } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { readWording } from "@/lib/templates/gaps"
import { wordingHash } from "@/lib/templates/hash"
import { addLead, type LeadGround, leadGround } from "@/lib/testing/lead-ground"
import { connectWhatsapp } from "@/lib/testing/whatsapp"
import { now } from "@/lib/time"

export type TemplateGround = LeadGround & { connectionId: string; templateId: string; versionId: string }

type Given = {
  name?: string
  channel?: string
  category?: string
  language?: string
  body?: string
  state?: string
}

/** A template as it is after it was read: approved and in English unless said otherwise. */
export async function addTemplate(clinicId: string, given: Given = {}) {
  const {
    name = "recall",
    channel = "whatsapp",
    category = "utility",
    language = "en",
    state = "approved",
  } = given
  const components = [{ type: "BODY", text: given.body ?? "Hello {{1}}, {{2}} awaits you." }]
  const { body, format, gaps } = readWording(components)
  const [templateId, languageId, versionId] = [newId(), newId(), newId()]
  await inClinic(clinicId, async (tx) => {
    const there = await tx.template.findFirst({ where: { name, channel } })
    const id = there?.id ?? templateId
    if (!there) await tx.template.create({ data: { id, clinicId, channel, name, category } })
    await tx.templateLanguage.create({
      data: { id: languageId, clinicId, templateId: id, language, state, versionId, stateAt: now() },
    })
    await tx.templateVersion.create({
      data: {
        id: versionId,
        clinicId,
        languageId,
        number: 1,
        hash: wordingHash(components),
        components,
        body,
        format,
        gaps: gaps as unknown as Prisma.InputJsonValue,
      },
    })
  })
  return { templateId, languageId, versionId }
}

/** A clinic that never sleeps, with WhatsApp set up and one approved template. */
export async function templateGround(given: Given = {}): Promise<TemplateGround> {
  const ground = await leadGround()
  const connectionId = await connectWhatsapp(ground.clinic.id, {
    secrets: { apiKey: "an-access-token" } as never,
  })
  await platformDb().connection.update({
    where: { id: connectionId },
    data: { settings: { wabaId: "1022901" } },
  })
  const made = await addTemplate(ground.clinic.id, given)
  await allDay(ground.clinic.id, ground.member.id)
  return { ...ground, connectionId, ...made }
}

/** No quiet hours and no spacing, so that a test says the same at night. */
export const allDay = (clinicId: string, memberId: string) =>
  inClinic(clinicId, (tx) =>
    tx.clinicSetting.create({
      data: {
        clinicId,
        key: "sending_limits",
        value: { quietFrom: "00:00", quietTo: "00:00", minutesApart: 0, perDay: 50 },
        updatedById: memberId,
        updatedAt: now(),
      },
    }),
  )

/** More people, each with a number, and an agreement to be reminded unless told otherwise. */
export async function addPeople(clinicId: string, count: number, { agreed = true } = {}): Promise<string[]> {
  const leads = []
  for (let n = 0; n < count; n++) leads.push(await addLead(clinicId, { name: `Person ${n}` }))
  const ids = leads.map((one) => one.patientId)
  if (agreed) await agree(clinicId, ids)
  return ids
}

export const agree = (clinicId: string, patientIds: readonly string[], purpose = "appointment_reminders") =>
  inClinic(clinicId, (tx) =>
    tx.consent.createMany({
      data: patientIds.map((patientId) => ({
        id: newId(),
        clinicId,
        patientId,
        purpose,
        status: "granted",
        source: "member",
        method: "in_person",
        effectKey: newId(),
        recordedAt: new Date(now().getTime() - 60_000),
        createdAt: now(),
      })),
    }),
  )

export const asked = (templateId: string, ids: readonly string[], more: object = {}) => ({
  key: newId(),
  title: "Autumn check-ups",
  reason: "They are due",
  purpose: "recall" as const,
  templateId,
  parameters: [{ from: "first_name" as const }, { from: "clinic" as const }],
  audience: { ids: [...ids], consent: "any" as const },
  expected: ids.length,
  ...more,
})

/** As the run of the campaign has it. */
export const jobOf = ({ clinic }: Pick<LeadGround, "clinic">, at?: Date): Ctx => {
  const ctx = systemCtx(clinic.id, { ...clinic }, "run-campaign", newId())
  return at ? { ...ctx, now: at } : ctx
}

export const readCampaign = (clinicId: string, id: string) =>
  inClinic(clinicId, async (tx) => ({
    campaign: await tx.campaign.findUniqueOrThrow({ where: { id } }),
    recipients: await tx.campaignRecipient.findMany({
      where: { campaignId: id },
      orderBy: { patientId: "asc" },
    }),
    messages: await tx.message.findMany({ where: { campaignId: id } }),
  }))

export type For = (roles: readonly Role[]) => Ctx
