import { type Place, readPlace, writePlace } from "@/lib/cursor"
import { isInstant } from "@/lib/inputs"
import { runsOfMessages } from "@/lib/jobs/of-messages"
import { eventsBeside, NOTHING_BESIDE } from "@/lib/leads/beside"
import { messageExtras } from "@/lib/leads/message-extras"
import { leadInReach, mayReadMessages, reachOf, viewOf } from "@/lib/leads/reach"
import { leadRuns } from "@/lib/leads/runs"
import { TimelineInput, type TimelineItem, type TimelinePage } from "@/lib/leads/schema"
import { toMessageItem, toNoteItem, toScoreItem } from "@/lib/leads/timeline-items"
import { quotesByMessage } from "@/lib/leads/to-score"
import { PAGE_SIZE } from "@/lib/leads/words"
import { query } from "@/lib/operation"
import { openPersonal, reasonIn } from "@/lib/personal"
import { toDate } from "@/lib/time"

/** Told by a score or note of its own, or the sending side of what a message shows. */
const SHOWN_OTHERWISE = [
  "lead.scored",
  "lead.score_overridden",
  "lead.note_added",
  "lead.conversation_changed",
]
const SORT = "timeline"

/** Everything that happened to a lead, newest first: a handful of statements, whatever its length. */
export const listTimeline = query({
  name: "leads.timeline",
  may: "leads.read",
  input: TimelineInput,
  async run({ ctx, tx, input, grant }): Promise<TimelinePage> {
    const lead = await leadInReach(tx, input.id, reachOf(ctx, grant))
    const cursor = input.cursor ? readPlace(input.cursor, SORT, isInstant) : null
    const { masked, scores } = viewOf(ctx, grant)
    const words = mayReadMessages(ctx, lead)
    const page = {
      where: { leadId: lead.id, ...before(cursor) },
      orderBy: [{ createdAt: "desc" as const }, { id: "desc" as const }],
      take: PAGE_SIZE + 1,
    }
    const messages = await tx.message.findMany({
      ...page,
      where: { leadId: lead.id, ...before(cursor, "saidAt") },
      orderBy: [{ saidAt: "desc" }, { id: "desc" }],
    })
    const scored = scores ? await tx.score.findMany({ ...page, include: { member: true } }) : []
    const notes = masked ? [] : await tx.leadNote.findMany({ ...page, include: { member: true } })
    const { leadId: _, ...where } = page.where
    const beside = masked ? NOTHING_BESIDE : await eventsBeside(tx, ctx, lead)
    // Only what is hot or urgent is suggested: who sees no scores would read hot off it.
    const told = scores || lead.urgency !== "none" ? SHOWN_OTHERWISE : [...SHOWN_OTHERWISE, "lead.suggested"]
    const facts = await tx.fact.findMany({
      ...page,
      where: {
        AND: [
          where,
          {
            OR: [{ subjectId: lead.id, name: { startsWith: "lead.", notIn: told } }, ...beside.where],
          },
        ],
      },
    })
    const opened = masked ? new Map() : await openPersonal(tx, facts)
    const runs = (await leadRuns(tx, ctx, lead.id, PAGE_SIZE + 1, cursor)) ?? []
    const behind = await runsOfMessages(tx, ctx, messages)
    const quotes = quotesByMessage(scored)
    const extras = words ? await messageExtras(tx, messages) : undefined

    const items: TimelineItem[] = [
      ...messages.map((one) => ({
        ...toMessageItem(one, words, quotes, extras),
        runId: behind.get(one.id),
      })),
      ...scored.map((one) => toScoreItem(one, words)),
      ...notes.map(toNoteItem),
      ...facts.map(
        (one): TimelineItem => ({
          kind: "fact",
          id: one.id,
          at: one.createdAt.toISOString(),
          name: isRouted(one) ? "lead.routed" : one.name,
          by: requestedBy(one.after) ?? one.actorName,
          before: said(one.before),
          after: beside.titles.get(one.subjectId) ?? said(one.after),
          reason: masked ? null : (one.reason ?? reasonIn(opened.get(one.id))),
        }),
      ),
      ...runs.map(
        ({ id, at, functionId, status }): TimelineItem => ({ kind: "run", id, at, functionId, status }),
      ),
    ].sort((one, other) => compare(other, one))

    const shown = items.slice(0, PAGE_SIZE)
    const last = items.length > PAGE_SIZE ? shown.at(-1) : undefined
    return {
      items: shown,
      patientId: lead.patientId,
      nextCursor: last ? writePlace(SORT, { value: last.at, id: last.id }) : null,
    }
  },
  reads: ({ value }) => ({ what: "timeline", patientIds: [value.patientId] }),
})

const compare = (one: TimelineItem, other: TimelineItem): number =>
  one.at === other.at ? (one.id < other.id ? -1 : 1) : one.at < other.at ? -1 : 1

function before(cursor: Place | null, time: "createdAt" | "saidAt" = "createdAt") {
  if (!cursor?.value) return {}
  const at = toDate(cursor.value)
  return { [time]: { lte: at }, OR: [{ [time]: { lt: at } }, { id: { lt: cursor.id } }] }
}

/** The words of a fact that a person reads: a status, an owner's name. */
function said(value: unknown): string | null {
  if (typeof value !== "object" || value === null) return null
  const { status, owner, purpose, to } = value as Record<string, unknown>
  const meant = (to as { owner?: unknown } | null | undefined)?.owner
  return [status, owner, purpose, meant].find((one) => typeof one === "string") ?? null
}

/** Given by the clinic's rules, which say why; a person who assigns does not. */
const isRouted = ({ name, after }: { name: string; after: unknown }): boolean =>
  name === "lead.assigned" && typeof (after as { why?: unknown } | null)?.why === "string"

/** Of a change that a job made for somebody. */
function requestedBy(value: unknown): string | null {
  const by = (value as { requestedBy?: unknown } | null)?.requestedBy
  return typeof by === "string" ? by : null
}
