import type { Tx } from "@/lib/db"
import { dueOf } from "@/lib/subject-requests/rules"
import { addMs, DAY_MS } from "@/lib/time"
import { idOf } from "@/prisma/demo/dice"
import type { DemoRows } from "@/prisma/demo/leads"

type Given = {
  slug: string
  clinicId: string
  anchor: Date
  rows: DemoRows
  memberId: (role: "admin" | "coordinator" | "frontdesk") => string
}

type Made = {
  kind: string
  status: string
  channel: string
  daysAgo: number
  words: string | null
  owner: "admin" | "coordinator" | "frontdesk"
  finishedDaysAgo?: number
  ground?: string
}

/** Requests in every state, one close to its day, and what three nights of cleaning took. */
export const DEMO_REQUESTS: readonly Made[] = [
  {
    kind: "access",
    status: "in_progress",
    channel: "email",
    daysAgo: 28,
    words: "Aș vrea să știu ce date aveți despre mine.",
    owner: "coordinator",
  },
  {
    kind: "erasure",
    status: "in_progress",
    channel: "in_person",
    daysAgo: 12,
    words: "Please delete everything about me.",
    owner: "admin",
  },
  {
    kind: "rectification",
    status: "received",
    channel: "phone",
    daysAgo: 2,
    words: "Numele meu este scris greșit.",
    owner: "frontdesk",
  },
  {
    kind: "portability",
    status: "identity_needed",
    channel: "letter",
    daysAgo: 9,
    words: null,
    owner: "coordinator",
  },
  {
    kind: "objection",
    status: "received",
    channel: "whatsapp",
    daysAgo: 1,
    words: "Nu mai vreau oferte.",
    owner: "frontdesk",
  },
  {
    kind: "restriction",
    status: "done",
    channel: "email",
    daysAgo: 40,
    words: null,
    owner: "admin",
    finishedDaysAgo: 30,
  },
  {
    kind: "access",
    status: "refused",
    channel: "form",
    daysAgo: 60,
    words: null,
    owner: "admin",
    finishedDaysAgo: 52,
    ground: "identity_not_shown",
  },
]

export async function seedRequests(tx: Tx, given: Given): Promise<void> {
  const { slug, clinicId, anchor, rows, memberId } = given
  const patients = [...rows.patients].reverse().slice(0, DEMO_REQUESTS.length)
  await tx.subjectRequest.createMany({
    skipDuplicates: true,
    data: DEMO_REQUESTS.flatMap((one, n) => {
      const patient = patients[n]
      if (!patient?.id) return []
      const receivedAt = addMs(anchor, -one.daysAgo * DAY_MS)
      const isSure = !["received", "identity_needed", "refused"].includes(one.status)
      const finishedAt =
        one.finishedDaysAgo === undefined ? null : addMs(anchor, -one.finishedDaysAgo * DAY_MS)
      return [
        {
          id: idOf(`${slug} subject request ${n}`, receivedAt),
          clinicId,
          patientId: patient.id,
          kind: one.kind,
          status: one.status,
          channel: one.channel,
          words: one.words,
          receivedAt,
          receivedById: memberId("frontdesk"),
          ownerId: memberId(one.owner),
          dueAt: dueOf(receivedAt),
          ...(isSure && {
            identityHow: "document",
            identityById: memberId("frontdesk"),
            identityAt: addMs(receivedAt, DAY_MS / 12),
          }),
          finishedAt,
          finishedById: finishedAt && memberId("admin"),
          refusedGround: one.ground ?? null,
          createdAt: receivedAt,
          updatedAt: finishedAt ?? receivedAt,
        },
      ]
    }),
  })
  await tx.retentionRun.createMany({
    skipDuplicates: true,
    data: [0, 1, 2].map((n) => {
      const startedAt = addMs(anchor, -n * DAY_MS - DAY_MS / 4)
      const gone = [0, 3, 1][n] ?? 0
      const none = { gone: 0, held: 0, isPartial: false }
      return {
        id: idOf(`${slug} retention ${n}`, startedAt),
        clinicId,
        classes: {
          messages: { ...none, days: 365 },
          marketing: { ...none, days: 730 },
          webhook_bodies: { ...none, gone, days: 90 },
          exports: { ...none, days: 30 },
          drafts: { ...none, days: 30 },
        },
        gone,
        startedAt,
        finishedAt: addMs(startedAt, 2_000),
      }
    }),
  })
}
