import { z } from "zod"
import { readPlace, writePlace } from "@/lib/cursor"
import { isInstant } from "@/lib/inputs"
import { messageExtras } from "@/lib/leads/message-extras"
import { before, byTime, type PatientTimelinePage, toEvent } from "@/lib/leads/patient-timeline-items"
import { mayReadMessages } from "@/lib/leads/reach"
import { toMessageItem, toNoteItem, toScoreItem } from "@/lib/leads/timeline-items"
import { quotesByMessage } from "@/lib/leads/to-score"
import { PAGE_SIZE } from "@/lib/leads/words"
import { query } from "@/lib/operation"
import { leadsInReach, patientInReach, patientReach, patientView, sameRecordsSql } from "@/lib/patients/reach"

const SORT = "patient-timeline"
const MOST_LEADS = 200
/** What is told of a person, by the names it is recorded under. */
export const EVENTS = [
  "patient.created",
  "patient.named",
  "patient.changed",
  "patient.imported",
  "patient.contact_added",
  "patient.contact_labelled",
  "patient.contact_preferred",
  "patient.contact_removed",
  "patient.relative_added",
  "patient.relative_removed",
  "patient.merged",
  "patient.merge_undone",
  "patient.split",
  "consent.granted",
  "consent.denied",
  "consent.withdrawn",
  "contact.moved",
  "contact.joined",
  "appointment.booked",
  "appointment.moved",
  "appointment.cancelled",
  "appointment.checked_in",
  "appointment.completed",
  "appointment.missed",
  "booking.offered",
  "task.created",
  "task.finished",
  "task.reopened",
  "task.cancelled",
  "approval.requested",
]
export const OF_LEADS = [
  "lead.created",
  "lead.taken",
  "lead.released",
  "lead.assigned",
  "lead.status_changed",
]

/** Everything that happened with a patient, over all leads in reach, newest first: a fixed number of statements. */
export const listPatientTimeline = query({
  name: "patients.timeline",
  may: "patients.read",
  input: z.object({ id: z.string().max(64), cursor: z.string().max(200).optional() }),
  async run({ ctx, tx, input, grant }): Promise<PatientTimelinePage> {
    const reach = patientReach(ctx, grant)
    const { id: patientId } = await patientInReach(tx, input.id, reach)
    const cursor = input.cursor ? readPlace(input.cursor, SORT, isInstant) : null
    const { masked, scores } = patientView(ctx, grant)
    const leads = await tx.lead.findMany({
      where: { patientId, ...leadsInReach(reach) },
      select: { id: true, ownerId: true, classification: true, urgency: true },
      orderBy: { createdAt: "desc" },
      take: MOST_LEADS,
    })
    const leadIds = leads.map((lead) => lead.id)
    const readable = new Set(leads.filter((lead) => mayReadMessages(ctx, lead)).map((lead) => lead.id))
    const words = (leadId: string | null) => leadId !== null && readable.has(leadId)
    const page = {
      orderBy: [{ createdAt: "desc" as const }, { id: "desc" as const }],
      take: PAGE_SIZE + 1,
    }
    const ofLeads = { ...page, where: { leadId: { in: leadIds }, ...before(cursor) } }
    const withMember = { include: { member: true } }
    const messages = await tx.message.findMany({
      ...ofLeads,
      where: { leadId: { in: leadIds }, ...before(cursor, "saidAt") },
      orderBy: [{ saidAt: "desc" }, { id: "desc" }],
      include: { contact: { select: { channel: true } } },
    })
    const scored = scores ? await tx.score.findMany({ ...ofLeads, ...withMember }) : []
    const leadNotes = masked ? [] : await tx.leadNote.findMany({ ...ofLeads, ...withMember })
    const notes = masked
      ? []
      : await tx.patientNote.findMany({ ...page, ...withMember, where: { patientId, ...before(cursor) } })
    const same = await tx.$queryRaw<{ id: string }[]>(sameRecordsSql(patientId))
    const facts = await tx.fact.findMany({
      ...page,
      where: {
        AND: [
          {
            OR: [
              { patientId: { in: same.map((one) => one.id) }, name: { in: EVENTS } },
              { subjectId: { in: leadIds }, name: { in: OF_LEADS } },
            ],
          },
          before(cursor),
        ],
      },
    })
    const quotes = quotesByMessage(scored)
    const extras = await messageExtras(
      tx,
      messages.filter((one) => words(one.leadId)),
    )
    const items = [
      ...messages.map((one) => ({
        ...toMessageItem(one, words(one.leadId), quotes, extras),
        leadId: one.leadId,
        channel: one.contact.channel,
      })),
      ...scored.map((one) => ({ ...toScoreItem(one, words(one.leadId)), leadId: one.leadId })),
      ...leadNotes.map((one) => ({ ...toNoteItem(one), leadId: one.leadId })),
      ...notes.map((one) => ({ ...toNoteItem(one), leadId: null })),
      ...facts.map(toEvent),
    ].sort(byTime)
    const shown = items.slice(0, PAGE_SIZE)
    const last = items.length > PAGE_SIZE ? shown.at(-1) : undefined
    return { items: shown, nextCursor: last ? writePlace(SORT, { value: last.at, id: last.id }) : null }
  },
  reads: ({ input }) => ({ what: "timeline", patientIds: [input.id] }),
})
