import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { dueAfter, isPressing } from "@/lib/leads/rules"
import type { OutboxEvent } from "@/lib/outbox"
import { repeated, thisDay, weekOf } from "@/lib/rota/rules"
import type { Classification, Urgency } from "@/lib/scoring/schema"
import { addMs, MINUTE_MS, toDate } from "@/lib/time"
import { tierTimesFrom } from "@/lib/urgent/rules"
import { EscalationSchema } from "@/lib/urgent/schema"
import { idOf } from "@/prisma/demo/dice"
import type { DemoRows } from "@/prisma/demo/leads"

type Given = {
  slug: string
  clinicId: string
  timeZone: string
  anchor: Date
  rows: DemoRows
  memberId: (role: "admin" | "doctor" | "coordinator") => string
}

const OPEN = 5
const CLOSED = 8

/** A rota of four weeks with a gap at the weekend, cases that run, and some that ended. Gives what makes runs follow them. */
export async function seedUrgent(tx: Tx, given: Given): Promise<OutboxEvent[]> {
  const { rows, anchor, clinicId, slug } = given
  await tx.onCallShift.createMany({ data: rotaOf(given), skipDuplicates: true })
  const pressing = rows.leads.filter((lead) =>
    isPressing({ classification: lead.classification ?? null, urgency: lead.urgency ?? "none" }),
  )
  const waiting = pressing
    .filter(
      (lead) => lead.waitingSince && !lead.ownerId && ["new", "contacted"].includes(lead.status ?? "new"),
    )
    .slice(0, OPEN)
  const taken = pressing.filter((lead) => lead.takenAt && lead.takenAt < anchor).slice(0, CLOSED)
  const open = waiting.map((lead, n) => caseOf(given, lead, n))
  const closed = taken.map((lead, n) => closedCaseOf(given, lead, n))
  await tx.urgentCase.createMany({ data: [...open, ...closed], skipDuplicates: true })
  await tx.urgentTier.createMany({
    data: [...open, ...closed].flatMap((one) => tiersOf(given, one)),
    skipDuplicates: true,
  })
  return open.map((one) => ({
    name: "lead.scored",
    id: `demo.follow:${slug}:${one.id}`,
    data: { clinicId, leadId: one.leadId, scoreId: one.scoreId ?? "" },
    onlyFunction: "escalate-urgent-case",
  }))
}

type Lead = Prisma.LeadCreateManyInput

function clockOf({ rows }: Given, lead: Lead) {
  const clockFrom = toDate(lead.waitingSince ?? lead.createdAt ?? "")
  const classification = (lead.classification ?? null) as Classification | null
  const urgency = (lead.urgency ?? "none") as Urgency
  const score = rows.scores.find((one) => one.leadId === lead.id)
  const tierTimes = tierTimesFrom(clockFrom, EscalationSchema.parse({}), { classification, urgency })
  return {
    leadId: lead.id ?? "",
    classification,
    urgency,
    clockFrom,
    openedAt: clockFrom,
    dueAt: dueAfter(clockFrom, classification, urgency) ?? clockFrom,
    tierTimes,
    scoreId: score?.id ?? null,
    messageId: score?.messageId ?? null,
  }
}

function caseOf(given: Given, lead: Lead, n: number) {
  const { slug, clinicId, anchor, memberId } = given
  const clock = clockOf(given, lead)
  const tier = clock.tierTimes.filter((at) => at <= anchor).length
  const isHeard = n === 1 && tier > 0
  const next = clock.tierTimes[tier] ?? addMs(anchor, 9 * MINUTE_MS)
  return {
    ...clock,
    id: idOf(`${slug} urgent case ${n}`, clock.openedAt),
    clinicId,
    tier,
    status: isHeard ? "acknowledged" : "open",
    nextTierAt: isHeard ? addMs(anchor, 20 * MINUTE_MS) : next,
    acknowledgedById: isHeard ? memberId("coordinator") : null,
    acknowledgedAt: isHeard ? addMs(anchor, -MINUTE_MS) : null,
    acknowledgedBy: isHeard ? "queue" : null,
  }
}

function closedCaseOf(given: Given, lead: Lead, n: number) {
  const { slug, clinicId } = given
  const clock = clockOf(given, { ...lead, waitingSince: lead.createdAt })
  const closedAt = toDate(lead.takenAt ?? clock.clockFrom)
  const heardAt = toDate((+clock.clockFrom + +closedAt) / 2)
  const isHeard = n % 2 === 0 && lead.ownerId
  return {
    ...clock,
    id: idOf(`${slug} urgent case closed ${n}`, clock.openedAt),
    clinicId,
    tier: clock.tierTimes.filter((at) => at <= closedAt).length,
    status: "closed",
    nextTierAt: null,
    acknowledgedById: isHeard ? lead.ownerId : null,
    acknowledgedAt: isHeard ? heardAt : null,
    acknowledgedBy: isHeard ? "queue" : null,
    closedAt,
    closedById: lead.ownerId,
    closedBecause: "taken",
  }
}

const DUTIES = [
  ["supervisor", "coordinator"],
  ["manager", "admin"],
  ["doctor", "doctor"],
] as const

type Case = { id: string; tier: number; tierTimes: Date[] }

const tiersOf = ({ clinicId, memberId }: Given, { id, tier, tierTimes }: Case) =>
  DUTIES.slice(0, tier).map(([duty, role], n) => {
    const at = tierTimes[n] ?? toDate(0)
    return {
      id: idOf(`${id} tier ${n}`, at),
      clinicId,
      caseId: id,
      number: n + 1,
      duty,
      how: "roster",
      memberIds: [memberId(role)],
      dueAt: at,
      firedAt: at,
    }
  })

const WEEKS = 4
/** Day of the week from Monday, from, to on which later day, who. */
const SHIFTS = [
  ...[0, 1, 2, 3, 4, 5, 6].map((day) => [day, "08:00", 0, "20:00", "supervisor", "coordinator"] as const),
  ...[0, 2, 4].map((day) => [day, "08:00", 2, "08:00", "manager", "admin"] as const),
  ...[0, 1, 2, 3, 4].map((day) => [day, "20:00", 1, "08:00", "doctor", "doctor"] as const),
  [5, "10:00", 0, "20:00", "doctor", "doctor"] as const,
]

function rotaOf({ slug, clinicId, timeZone, anchor, memberId }: Given): Prisma.OnCallShiftCreateManyInput[] {
  const days = weekOf(thisDay(addMs(anchor, -7 * 24 * 60 * MINUTE_MS), timeZone))
  return SHIFTS.flatMap(([day, starts, later, ends, duty, role]) => {
    const first = days[day] ?? ""
    const last = toDate(Date.parse(`${first}T00:00:00Z`) + later * 24 * 60 * MINUTE_MS)
      .toISOString()
      .slice(0, 10)
    return repeated(`${first}T${starts}`, `${last}T${ends}`, WEEKS, timeZone).map((span) => ({
      ...span,
      id: idOf(`${slug} shift ${duty} ${starts}`, span.startsAt),
      seriesId: idOf(`${slug} shifts ${duty} ${day} ${starts}`, anchor),
      clinicId,
      memberId: memberId(role),
      duty,
      createdById: memberId("admin"),
      createdAt: addMs(anchor, -7 * 24 * 60 * MINUTE_MS),
    }))
  })
}
