import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import type { KeptItems } from "@/lib/handover/schema"
import { Conditions, type Target } from "@/lib/routing/schema"
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/time"
import { idOf } from "@/prisma/demo/dice"
import type { DemoRows } from "@/prisma/demo/leads"

type Worker = "admin" | "doctor" | "coordinator" | "frontdesk"
type Given = {
  slug: string
  clinicId: string
  anchor: Date
  rows: DemoRows
  memberId: (role: Worker) => string
}

type Wanted = { name: string; conditions: object; target: Target; active?: boolean }

const rulesOf = ({ memberId }: Given): Wanted[] => [
  {
    name: "Emergencies to the doctor on duty",
    conditions: { urgencies: ["critical", "high"] },
    target: { kind: "duty", duty: "doctor" },
  },
  {
    name: "Romanian implant enquiries",
    conditions: { languages: ["ro"], services: ["implants", "full_arch"] },
    target: { kind: "member", memberId: memberId("coordinator") },
  },
  {
    name: "Evenings and weekends wait for the desk",
    conditions: { hours: "closed", classes: ["COLD", "UNQUALIFIED"] },
    target: { kind: "role", role: "frontdesk" },
    active: false,
  },
  { name: "Everybody else", conditions: {}, target: { kind: "role", role: "coordinator" } },
]

/** Rules in their order, and two notes: one that was received, and one that waits for a hand. */
export async function seedRouting(tx: Tx, given: Given): Promise<void> {
  const { slug, clinicId, anchor, memberId } = given
  await tx.routingRule.createMany({
    data: rulesOf(given).map((rule, n) => ({
      id: idOf(`routing ${n} ${slug}`, anchor),
      clinicId,
      position: n + 1,
      name: rule.name,
      active: rule.active ?? true,
      conditions: Conditions.parse(rule.conditions),
      target: rule.target,
      createdById: memberId("admin"),
      createdAt: anchor,
      updatedAt: anchor,
    })),
    skipDuplicates: true,
  })
  await tx.handover.createMany({
    data: [
      noteOf(
        given,
        20,
        "Two implant quotes go out before noon. The printer at the desk is being repaired.",
        "admin",
      ),
      noteOf(given, 1, "Please ring those with a clock first; one asked twice about parking.", null),
    ],
    skipDuplicates: true,
  })
}

function noteOf(
  given: Given,
  hoursAgo: number,
  note: string,
  by: Worker | null,
): Prisma.HandoverCreateManyInput {
  const { slug, clinicId, anchor, rows, memberId } = given
  const signedAt = addMs(anchor, -hoursAgo * HOUR_MS)
  const waiting = rows.leads.filter((lead) => lead.waitingSince).slice(0, 4)
  const items: KeptItems = {
    open: waiting.map((lead) => ({
      kind:
        lead.urgency && lead.urgency !== "none"
          ? "urgent"
          : lead.classification === "HOT"
            ? "hot"
            : "waiting",
      id: lead.id,
      patientId: lead.patientId,
      leadId: lead.id,
      title: null,
      own: false,
      dueAt: null,
      since: addMs(signedAt, -40 * MINUTE_MS).toISOString(),
      ownerId: lead.ownerId ?? null,
    })),
    done: [
      { fact: "lead.taken", n: 5 },
      { fact: "task.finished", n: 3 },
    ],
  }
  return {
    id: idOf(`handover ${hoursAgo} ${slug}`, anchor),
    clinicId,
    role: "coordinator",
    memberId: memberId("coordinator"),
    startsAt: addMs(signedAt, -8 * HOUR_MS),
    endsAt: signedAt,
    items,
    note,
    status: by ? "received" : "signed",
    signedAt,
    receivedById: by && memberId(by),
    receivedAt: by && addMs(signedAt, 20 * MINUTE_MS),
    createdAt: signedAt,
    updatedAt: signedAt,
  }
}
