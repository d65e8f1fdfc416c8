import type { Role } from "@/lib/can"
import type { Tx } from "@/lib/db"
import { sealPersonal } from "@/lib/personal"
import type { Outcome, TaskKind } from "@/lib/tasks/words"
import { addMs, HOUR_MS, MINUTE_MS, toDate } from "@/lib/time"
import { idOf } from "@/prisma/demo/dice"
import type { DemoRows } from "@/prisma/demo/leads"
import { STAFF } from "@/prisma/demo/people"

type Worker = "admin" | "doctor" | "coordinator" | "frontdesk" | "operator"

type Wanted = {
  kind: TaskKind
  title: string
  why?: string
  /** A person of this role, or anybody of it. */
  owner: { of: Worker } | { role: Role }
  by: Worker
  /** Minutes from now; before it, late. Absent: no time. */
  due?: number
  /** The how many-th newest lead it is about. */
  lead?: number
  href?: string
  done?: { outcome: Outcome; words?: string; ago: number }
}

const H = HOUR_MS / MINUTE_MS
const DAY = 24 * H

/** What a clinic has to do on an ordinary morning; some of it late. */
const WANTED: Wanted[] = [
  {
    kind: "call_back",
    title: "Call back about the implant quote",
    why: "Asked for a price in three instalments.",
    owner: { of: "coordinator" },
    by: "frontdesk",
    due: -95,
    lead: 14,
  },
  {
    kind: "call_back",
    title: "Ring after the extraction",
    why: "Doctor wants to know how the first night went.",
    owner: { role: "coordinator" },
    by: "doctor",
    due: -20,
    lead: 22,
  },
  {
    kind: "reply",
    title: "Send the directions and the parking code",
    owner: { of: "frontdesk" },
    by: "coordinator",
    due: 35,
    lead: 9,
  },
  {
    kind: "check_consent",
    title: "Take consent for the treatment plan on paper",
    owner: { role: "frontdesk" },
    by: "coordinator",
    due: 2 * H,
    lead: 30,
  },
  {
    kind: "other",
    title: "Look at the panoramic image before the call",
    why: "The patient expects an answer today.",
    owner: { of: "doctor" },
    by: "coordinator",
    due: 3 * H,
    lead: 18,
  },
  {
    kind: "call_back",
    title: "Offer the freed slot on Thursday at 10:00",
    owner: { of: "coordinator" },
    by: "frontdesk",
    due: 5 * H,
    lead: 41,
  },
  {
    kind: "reply",
    title: "Ask for the referral letter",
    owner: { role: "coordinator" },
    by: "doctor",
    due: DAY,
    lead: 27,
  },
  {
    kind: "other",
    title: "Second opinion: crown or inlay",
    owner: { role: "doctor" },
    by: "coordinator",
    due: DAY + 4 * H,
    lead: 35,
  },
  {
    kind: "other",
    title: "Order the shade guide for next week",
    owner: { of: "frontdesk" },
    by: "admin",
    due: 3 * DAY,
  },
  {
    kind: "check_person",
    title: "Two records look like one person",
    why: "Same number, names written differently.",
    owner: { role: "frontdesk" },
    by: "coordinator",
    lead: 52,
  },
  {
    kind: "other",
    title: "Confirm the new opening hours with the team",
    owner: { of: "admin" },
    by: "coordinator",
    due: 6 * H,
  },
  {
    kind: "other",
    title: "See why last night's runs failed",
    why: "They can be run again once the cause is known.",
    owner: { role: "operator" },
    by: "admin",
    due: -3 * H,
    href: "/jobs?status=failed",
  },
  {
    kind: "call_back",
    title: "Call about the missed check-up",
    owner: { of: "coordinator" },
    by: "frontdesk",
    due: -6 * H,
    lead: 60,
    done: { outcome: "booked", words: "Comes next Tuesday; prefers the afternoon.", ago: 2 * H },
  },
  {
    kind: "reply",
    title: "Answer the question about sedation",
    owner: { of: "doctor" },
    by: "coordinator",
    due: -4 * H,
    lead: 65,
    done: { outcome: "reached", ago: 3 * H },
  },
  {
    kind: "other",
    title: "Bring the old X-rays from the archive",
    owner: { of: "frontdesk" },
    by: "doctor",
    due: -DAY,
    lead: 70,
    done: { outcome: "not_needed", ago: 20 * H },
  },
]

type Given = {
  slug: keyof typeof STAFF
  clinicId: string
  anchor: Date
  rows: DemoRows
  memberId: (role: Worker) => string
}

const timeOf = (lead: DemoRows["leads"][number]): number => toDate(lead.createdAt ?? 0).getTime()

export async function seedTasks(tx: Tx, { slug, clinicId, anchor, rows, memberId }: Given): Promise<void> {
  const leads = [...rows.leads].sort((one, other) => timeOf(other) - timeOf(one))
  const at = (minutes: number) => addMs(anchor, minutes * MINUTE_MS)
  const made = WANTED.map((one, n) => {
    const lead = one.lead === undefined ? undefined : leads[one.lead]
    const createdAt = at(Math.min(one.due ?? 0, 0) - 40 - 7 * n)
    const ended = one.done && at(-one.done.ago)
    return {
      one,
      task: {
        id: idOf(`${slug} task ${n}`, createdAt),
        clinicId,
        kind: one.kind,
        title: one.title,
        why: one.why,
        status: one.done ? "done" : "open",
        dueAt: one.due === undefined ? null : at(one.due),
        ...("of" in one.owner ? { ownerId: memberId(one.owner.of) } : { ownerRole: one.owner.role }),
        leadId: lead?.id,
        patientId: lead?.patientId,
        href: one.href,
        sourceType: "member",
        outcome: one.done?.outcome,
        finishedAt: ended,
        finishedById: "of" in one.owner && ended ? memberId(one.owner.of) : null,
        createdById: memberId(one.by),
        createdAt,
        updatedAt: ended ?? createdAt,
      },
    }
  })
  await tx.task.createMany({ data: made.map(({ task }) => task), skipDuplicates: true })
  const facts = made.flatMap(({ one, task }) => {
    const shared = {
      clinicId,
      subjectType: "task",
      subjectId: task.id,
      patientId: task.patientId,
      requestId: "demo",
    }
    const of = (who: Worker) => ({ actor: `member:${memberId(who)}`, actorName: STAFF[slug][who] })
    const created = {
      ...shared,
      ...of(one.by),
      id: idOf(`${task.id} created`, task.createdAt),
      name: "task.created",
      after: { kind: one.kind, source: "member" },
      createdAt: task.createdAt,
    }
    if (!one.done || !task.finishedAt || !("of" in one.owner)) return [created]
    const finished = {
      ...shared,
      ...of(one.owner.of),
      id: idOf(`${task.id} finished`, task.finishedAt),
      name: "task.finished",
      before: { status: "open" },
      after: { status: "done", outcome: one.done.outcome },
      personal: one.done.words ? { words: one.done.words } : undefined,
      createdAt: task.finishedAt,
    }
    return [created, finished]
  })
  const personal = await sealPersonal(tx, clinicId, facts)
  await tx.fact.createMany({
    data: facts.map((one) => ({ ...one, personal: personal.get(one.id) })),
    skipDuplicates: true,
  })
}
