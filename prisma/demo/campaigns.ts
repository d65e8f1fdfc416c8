import type { Role } from "@/lib/can"
import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { demoTemplates } from "@/lib/providers/whatsapp/templates-demo"
import { fillTemplate } from "@/lib/templates/fill"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time"
import { idOf } from "@/prisma/demo/dice"
import type { DemoRows } from "@/prisma/demo/leads"
import { templateId, versionId } from "@/prisma/demo/templates"

type Given = {
  slug: string
  name: string
  clinicId: string
  anchor: Date
  rows: DemoRows
  memberId: (role: Role) => string
}
type Person = { patientId: string; contactId: string; called: string; language: "en" | "ro" | "hi" }

const OVER = ["lost", "archived", "won"]
const [DONE, PAUSED, WAITING] = [14, 24, 64]

/** What was sent to many: one that is over, one that somebody paused, and one that waits for a second person. */
export async function seedCampaigns(tx: Tx, given: Given): Promise<void> {
  const { slug, clinicId, anchor, memberId } = given
  const people = peopleOf(given)
  const id = (what: string, at: Date) => idOf(`campaign ${what} ${slug}`, at)
  const doneAt = addMs(anchor, -12 * DAY_MS)
  const pausedAt = addMs(anchor, -26 * HOUR_MS)
  const askedAt = addMs(anchor, -3 * HOUR_MS)
  const approvalId = id("approval", askedAt)
  const [done, paused, waiting] = [id("recall", doneAt), id("offer", pausedAt), id("open", askedAt)]
  const [old, later, asked] = [
    people.slice(0, DONE),
    people.slice(DONE, DONE + PAUSED),
    people.slice(0, WAITING),
  ]
  const base = { clinicId, perMinute: 60, parameters: [{ from: "first_name" }, { from: "clinic" }] }
  await tx.campaign.createMany({
    data: [
      {
        ...base,
        id: done,
        title: "Autumn check-ups",
        purpose: "recall",
        templateId: templateId("recall", given),
        audience: { consent: "given", lead: "won" },
        status: "done",
        total: old.length,
        requestedById: memberId("coordinator"),
        createdAt: doneAt,
        startedAt: doneAt,
        finishedAt: addMs(doneAt, MINUTE_MS),
        tooLateAt: addMs(doneAt, 3 * DAY_MS),
      },
      {
        ...base,
        id: paused,
        title: "Check-up and cleaning",
        purpose: "marketing",
        templateId: templateId("marketing_checkup", given),
        audience: { consent: "any", quietDays: 30 },
        status: "paused",
        total: later.length,
        requestedById: memberId("coordinator"),
        pausedById: memberId("coordinator"),
        createdAt: pausedAt,
        startedAt: pausedAt,
        tooLateAt: addMs(pausedAt, 7 * DAY_MS),
      },
      {
        ...base,
        id: waiting,
        title: "Enquiries that went quiet",
        purpose: "recall",
        templateId: templateId("recall", given),
        audience: { consent: "any", lead: "lost" },
        status: "waiting",
        total: asked.length,
        requestedById: memberId("coordinator"),
        approvalId,
        createdAt: askedAt,
        tooLateAt: addMs(askedAt, 7 * DAY_MS),
      },
    ],
    skipDuplicates: true,
  })
  await tx.approval.createMany({
    data: [
      {
        id: approvalId,
        clinicId,
        kind: "campaigns.send",
        input: { campaignId: waiting },
        summary: `Send recall to ${asked.length} people (invitation to come again).`,
        subjectId: waiting,
        reason: "They asked for a price in summer and never came",
        requestedById: memberId("coordinator"),
        createdAt: askedAt,
        expiresAt: addMs(askedAt, 7 * DAY_MS),
      },
    ],
    skipDuplicates: true,
  })
  const sent = [
    ...old.map((one, n) => sentTo(given, one, n, { campaignId: done, template: "recall", at: doneAt })),
    ...later
      .slice(0, 10)
      .map((one, n) =>
        sentTo(given, one, n, { campaignId: paused, template: "marketing_checkup", at: pausedAt }),
      ),
  ]
  await tx.consent.createMany({
    data: sent.flatMap((row) =>
      row.consentId
        ? [
            {
              id: row.consentId,
              clinicId,
              patientId: row.patientId ?? "",
              purpose: row.purpose === "marketing" ? "marketing_whatsapp" : "appointment_reminders",
              status: "granted",
              source: "member",
              method: "in_person",
              effectKey: `demo-campaign:${row.id}`,
              memberId: memberId("frontdesk"),
              recordedAt: addMs(doneAt, -20 * DAY_MS),
              expiresAt: addMs(doneAt, 700 * DAY_MS),
              createdAt: addMs(doneAt, -20 * DAY_MS),
            },
          ]
        : [],
    ),
    skipDuplicates: true,
  })
  await tx.message.createMany({ data: sent, skipDuplicates: true })
  const recipient = (campaignId: string) => (one: Person) => {
    const message = sent.find((row) => row.campaignId === campaignId && row.patientId === one.patientId)
    const { patientId, contactId } = one
    if (!message) return { clinicId, campaignId, patientId, contactId }
    const isBlocked = message.status === "blocked"
    return {
      clinicId,
      campaignId,
      patientId,
      contactId,
      outcome: isBlocked ? "blocked" : "queued",
      because: isBlocked ? message.failedBecause : null,
      messageId: message.id,
      handledAt: message.createdAt,
    }
  }
  await tx.campaignRecipient.createMany({
    data: [...old.map(recipient(done)), ...later.map(recipient(paused)), ...asked.map(recipient(waiting))],
    skipDuplicates: true,
  })
}

/** Who has nothing open: what was sent then disturbs no queue of today. */
function peopleOf({ rows }: Given): Person[] {
  const over = new Set(
    rows.leads.filter((one) => OVER.includes(one.status ?? "")).map((one) => one.patientId),
  )
  const busy = new Set(
    rows.leads.filter((one) => !OVER.includes(one.status ?? "")).map((one) => one.patientId),
  )
  const numbers = new Set(
    rows.contacts
      .filter((one) => one.channel === "whatsapp" && one.address.startsWith("+"))
      .map((one) => one.id),
  )
  return rows.patients.flatMap((one): Person[] => {
    const link = rows.links.find((other) => other.patientId === one.id && numbers.has(other.contactId))
    if (!link || !over.has(one.id) || busy.has(one.id)) return []
    const language = one.language === "ro" || one.language === "hi" ? one.language : "en"
    return [
      { patientId: one.id, contactId: link.contactId, called: one.name.split(" ")[0] ?? one.name, language },
    ]
  })
}

type Sent = Prisma.MessageCreateManyInput & { id: string }
const ENDS = [
  "read",
  "delivered",
  "read",
  "blocked",
  "read",
  "delivered",
  "sent",
  "read",
  "failed",
  "delivered",
] as const

/** Those that went out say for what; the others why not. */
function sentTo(
  given: Given,
  one: Person,
  n: number,
  { campaignId, template, at }: { campaignId: string; template: string; at: Date },
): Sent {
  const status = ENDS[n % ENDS.length] ?? "read"
  const createdAt = addMs(at, n * 1_000)
  const listed = demoTemplates().find(
    (other) => other.name === template && other.language === one.language,
  ) as { components: unknown[] } | undefined
  const parameters = [one.called, given.name]
  const number = template === "recall" ? 2 : 1
  return {
    id: idOf(`campaign message ${campaignId} ${one.patientId}`, createdAt),
    clinicId: given.clinicId,
    contactId: one.contactId,
    patientId: one.patientId,
    direction: "out",
    body: fillTemplate({ components: listed?.components }, parameters),
    status,
    statusAt: addMs(createdAt, status === "blocked" ? 0 : (n + 1) * 7 * MINUTE_MS),
    failedBecause: status === "blocked" ? "no_consent" : status === "failed" ? "not_reachable" : null,
    basis: status === "blocked" ? null : "consent",
    consentId: status === "blocked" ? null : idOf(`campaign consent ${campaignId} ${one.patientId}`, at),
    purpose: template === "recall" ? "recall" : "marketing",
    effectKey: `campaign:${campaignId}:${one.patientId}`,
    templateVersionId: versionId(template, one.language, number, given),
    parameters,
    campaignId,
    createdAt,
    saidAt: createdAt,
  }
}
