import { platformDb } from "@/lib/db"
import { postmortemDueAt } from "@/lib/incidents/rules"
import { monthlyWindow } from "@/lib/maintenance/rules"
import { MONTHLY_TITLE } from "@/lib/maintenance/words"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time"
import { idOf } from "@/prisma/demo/dice"
import { STAFF } from "@/prisma/demo/people"
import { nightOf } from "@/prisma/demo/releases-stamped"

type Said = [minutes: number, status: string, words: string, isPublic?: true]

type DemoIncident = {
  key: string
  title: string
  severity: string
  scope: string
  isPublic?: true
  began: Date
  /** Minutes after it began. */
  detected: number
  said: Said[]
  closed?: number
  postmortem?: string
  noPostmortem?: string
}

const OPERATOR = STAFF.northside.operator
const ADMIN = STAFF.northside.admin

/** What went wrong of late: one that is being worked on, one that waits for its postmortem, and what is closed. */
function plannedIncidents(anchor: Date, night: { from: Date }): DemoIncident[] {
  return [
    {
      key: "slow-delivery",
      title: "Delivery reports of WhatsApp arrive late",
      severity: "minor",
      scope: "Both clinics; messages themselves go out",
      isPublic: true,
      began: addMs(anchor, -75 * MINUTE_MS),
      detected: 35,
      said: [
        [
          38,
          "assessed",
          "Reports come 10 to 20 minutes late, in both clinics. No message is lost, none is sent twice.",
          true,
        ],
        [
          57,
          "mitigated",
          "Meta's status page says the same. Nobody is told of an undelivered message before an hour is over.",
        ],
      ],
    },
    {
      key: "night",
      title: "Leads are not scored",
      severity: "critical",
      scope: "All clinics: new enquiries stayed without a class",
      isPublic: true,
      began: night.from,
      detected: 6,
      said: [
        [
          9,
          "assessed",
          "New enquiries are not scored since the release of the evening. Messages arrive and are kept.",
          true,
        ],
        [20, "mitigated", "The release before runs again. New leads are scored."],
        [95, "resolved", "The mistake is mended and has a test of its own.", true],
        [140, "verified", "All runs that failed were run again; no lead is without a score."],
      ],
    },
    {
      key: "pool",
      title: "The console answers slowly",
      severity: "major",
      scope: "All clinics, for half an hour",
      began: addMs(anchor, -16 * DAY_MS),
      detected: 4,
      said: [
        [7, "assessed", "All pages take seconds. The database holds 97 of 100 connections."],
        [13, "mitigated", "The second worker is stopped; 40 connections are free again."],
        [31, "resolved", "Workers open three connections each instead of ten."],
        [50, "verified", "P95 is back at 120 ms; nothing waits."],
      ],
      closed: 26 * 60,
      postmortem: [
        "## What happened",
        "",
        "A second worker was started for an import. Each worker held ten connections, and the database takes a hundred.",
        "",
        "## Why it happened",
        "",
        "- Nobody had counted the connections of a worker, and no alert told before they ran out.",
        "- The import could have waited for the night.",
        "",
        "## What follows",
        "",
        "- Workers hold three connections. **Done.**",
        "- An alert from 90 connections on. **Done.**",
      ].join("\n"),
    },
    {
      key: "drill",
      title: "Drill: the database's disk is full",
      severity: "minor",
      scope: "Staging",
      began: addMs(anchor, -40 * DAY_MS),
      detected: 2,
      said: [
        [5, "assessed", "Staging alone, by intention."],
        [12, "mitigated", "Old logs are gone, 20 GB are free."],
        [30, "resolved", "The volume is larger."],
        [35, "verified", "Writes go through."],
      ],
      closed: 60,
      noPostmortem: "A drill: what was learnt stands in the runbook.",
    },
  ]
}

export async function seedIncidents(anchor: Date): Promise<void> {
  const db = platformDb()
  const night = await nightOf(anchor)
  const operator = await db.member.findFirst({ where: { name: OPERATOR }, select: { id: true } })
  const admin = await db.member.findFirst({ where: { name: ADMIN }, select: { id: true } })
  const bad = await db.deployment.findFirst({
    where: { createdAt: { gte: addMs(night.from, -6 * HOUR_MS), lte: night.to }, service: "rounds" },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  })
  for (const one of plannedIncidents(anchor, night)) {
    const id = idOf(`incident ${one.key}`, one.began)
    const at = (minutes: number) => addMs(one.began, minutes * MINUTE_MS)
    const when = (status: string) => {
      const found = one.said.find((said) => said[1] === status)
      return found ? at(found[0]) : null
    }
    const resolvedAt = when("resolved")
    const closedAt = one.closed ? at(one.closed) : null
    await db.incident.createMany({
      skipDuplicates: true,
      data: [
        {
          id,
          key: `demo:${one.key}`,
          title: one.title,
          severity: one.severity,
          status: closedAt ? "closed" : (one.said.at(-1)?.[1] ?? "detected"),
          scope: one.scope,
          isPublic: one.isPublic ?? false,
          leadId: operator?.id ?? null,
          leadName: OPERATOR,
          communicatorId: one.severity === "critical" ? (admin?.id ?? null) : null,
          communicatorName: one.severity === "critical" ? ADMIN : "",
          deploymentId: one.key === "night" ? (bad?.id ?? null) : null,
          startedAt: one.began,
          detectedAt: at(one.detected),
          assessedAt: when("assessed"),
          mitigatedAt: when("mitigated"),
          resolvedAt,
          verifiedAt: when("verified"),
          postmortemDue: resolvedAt && postmortemDueAt(resolvedAt),
          postmortem: one.postmortem ?? null,
          postmortemAt: one.postmortem ? closedAt : null,
          noPostmortem: one.noPostmortem ?? null,
          closedAt,
          createdById: operator?.id ?? null,
          createdByName: OPERATOR,
          createdAt: at(one.detected),
        },
      ],
    })
    await db.incidentUpdate.createMany({
      skipDuplicates: true,
      data: one.said.map(([minutes, status, words, isPublic]) => ({
        id: idOf(`incident ${one.key} ${status}`, at(minutes)),
        incidentId: id,
        at: at(minutes),
        status,
        words,
        isPublic: isPublic ?? false,
        byId: operator?.id ?? null,
        byName: OPERATOR,
      })),
    })
  }
  await seedMaintenance(anchor)
}

/** Last month's and the one before; what is ahead is made by the product itself, but for one of our own. */
async function seedMaintenance(anchor: Date): Promise<void> {
  const past = [0, -1, -2, -3]
    .map((months) => monthlyWindow(anchor.getUTCFullYear(), anchor.getUTCMonth() + 1 + months))
    .filter((one) => one.endsAt < anchor)
    .slice(0, 3)
  const own = addMs(anchor, 3 * DAY_MS)
  const startsAt = addMs(own, -(own.getTime() % DAY_MS) + 20 * HOUR_MS)
  await platformDb().maintenance.createMany({
    skipDuplicates: true,
    data: [
      ...past.map((window, n) => ({
        ...window,
        id: idOf(`maintenance ${window.key}`, window.startsAt),
        kind: "monthly",
        title: MONTHLY_TITLE,
        createdAt: addMs(window.startsAt, -35 * DAY_MS),
        noticedAt: addMs(window.startsAt, -DAY_MS),
        begunAt: window.startsAt,
        doneAt: n === 1 ? window.endsAt : addMs(window.startsAt, 70 * MINUTE_MS),
        // Of one nobody said what was done.
        doneWords:
          n === 1 ? null : "Hosts patched, the largest tables vacuumed, a backup restored for proof.",
        doneByName: n === 1 ? "" : OPERATOR,
      })),
      {
        id: idOf("maintenance disk", startsAt),
        key: "demo:disk",
        kind: "once",
        title: "A larger disk for the database",
        words: "Rounds is away for about five minutes. What arrives meanwhile is kept.",
        startsAt,
        endsAt: addMs(startsAt, HOUR_MS),
        createdByName: OPERATOR,
        createdAt: addMs(anchor, -DAY_MS),
      },
    ],
  })
}
