import { z } from "zod"
import { type Fact, fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { reminderDue } from "@/lib/subject-requests/rules"
import { OPEN_STATUSES, REMIND_DAYS } from "@/lib/subject-requests/words"
import { makeTask } from "@/lib/tasks/make"
import { addMs, DAY_MS } from "@/lib/time"

const MOST = 200

/** Three days ahead and on the day: a task for whoever owns the request, once each. */
export const remindOfRequests = command({
  name: "subjectRequests.remind",
  may: "requests.write",
  input: z.strictObject({}),
  async run({ ctx, tx }) {
    const found = await tx.subjectRequest.findMany({
      where: {
        status: { in: [...OPEN_STATUSES] },
        dueAt: { lte: addMs(ctx.now, REMIND_DAYS * DAY_MS) },
        reminded: { lt: 2 },
      },
      orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      take: MOST,
    })
    const due = found.flatMap((request) => {
      const nth = reminderDue(request, ctx.now)
      return nth === 0 ? [] : [{ request, nth }]
    })
    const facts: Fact[] = []
    for (const { request, nth } of due) {
      const task = await makeTask(tx, ctx, {
        kind: "subject_request",
        title:
          nth === 1
            ? "A request about somebody's data must be answered within three days"
            : "A request about somebody's data must be answered today",
        why: "The law gives 30 days. If it takes longer, tell the person why before the time is over.",
        dueAt: request.dueAt,
        owner: request.ownerId ? { memberId: request.ownerId } : { role: "admin" },
        patientId: request.patientId,
        href: `/consents/requests/${request.id}`,
        source: "rule",
        sourceId: request.id,
        effectKey: `subject_request:${request.id}:${request.dueAt.toISOString().slice(0, 10)}:${nth}`,
      })
      const after = { reminder: nth, dueAt: request.dueAt.toISOString() }
      const reminded = fact("subject_request.reminded", request.id, { patientId: request.patientId, after })
      facts.push(...task.facts, reminded)
    }
    for (const nth of [1, 2] as const)
      await tx.subjectRequest.updateMany({
        where: { id: { in: due.filter((one) => one.nth === nth).map((one) => one.request.id) } },
        data: { reminded: nth },
      })
    return { value: { reminded: due.length }, facts }
  },
})
