import { systemCtx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { weigh } from "@/lib/no-shows/weights"
import { recoveryKey } from "@/lib/no-shows/words"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, toDate } from "@/lib/time"
import type { CareGround } from "@/prisma/demo/care-ground"
import { idOf } from "@/prisma/demo/dice"

const WHY_CALL = ["no_consent", "no_answer", "opted_out", "no_answer"] as const

/** Calls to who did not come, who may not come this week and why, recalls for a person, and an answer to be read. */
export async function addRecovery(tx: Tx, ground: CareGround): Promise<void> {
  await addCalls(tx, ground)
  await addMissed(tx, ground)
  await leaveToCall(tx, ground)
  await leaveToRead(tx, ground)
}

/** The four latest: two wait for the call, one was reached, one could not be. */
async function addCalls(tx: Tx, { clinicId, anchor, made, memberId }: CareGround): Promise<void> {
  const missed = made.rows
    .filter((row) => row.status === "no_show" && row.startsAt < anchor && !row.movedToId)
    .sort((one, other) => toDate(other.startsAt).getTime() - toDate(one.startsAt).getTime())
    .slice(0, 4)
  await tx.task.createMany({
    data: missed.map((row, n) => {
      const at = addMs(toDate(row.startsAt), 25 * MINUTE_MS)
      const isOpen = n < 2
      return {
        id: idOf(`no-show call ${row.id}`, at),
        clinicId,
        kind: "no_show",
        title: "Call a patient who did not come",
        why: "Ask how they are and find them another time.",
        status: isOpen ? "open" : "done",
        outcome: isOpen ? null : n === 2 ? "reached" : "no_answer",
        finishedAt: isOpen ? null : addMs(at, HOUR_MS),
        finishedById: isOpen ? null : memberId("coordinator"),
        dueAt: addMs(at, 2 * HOUR_MS),
        ownerRole: "coordinator",
        patientId: row.patientId,
        href: "/appointments/no-shows",
        sourceType: "system",
        sourceId: row.id,
        effectKey: recoveryKey(row.id ?? ""),
        createdAt: at,
        updatedAt: at,
      }
    }),
    skipDuplicates: true,
  })
}

/** Some who come this week have missed before; each of the week is weighed by what is known of them. */
async function addMissed(tx: Tx, { clinic, clinicId, anchor, made }: CareGround): Promise<void> {
  const week = made.rows.filter(
    (row) =>
      (row.status === "scheduled" || row.status === "confirmed") &&
      row.startsAt > anchor &&
      row.startsAt < addMs(anchor, 7 * DAY_MS),
  )
  const unsure = week.filter((row) => row.status === "scheduled").filter((_, n) => n % 6 === 2)
  await tx.appointment.createMany({
    data: unsure.slice(0, 5).flatMap((row, n) =>
      (n % 2 === 0 ? [70, 160] : [95]).map((days) => {
        const { patientId, practitionerId, serviceId } = row
        const startsAt = addMs(toDate(row.startsAt), -days * DAY_MS)
        const endsAt = addMs(startsAt, 30 * MINUTE_MS)
        return {
          id: idOf(`missed ${days} ${row.id}`, startsAt),
          ...{ clinicId, patientId, practitionerId, serviceId, status: "no_show", source: "import" },
          ...{ startsAt, endsAt, busyFrom: startsAt, busyUntil: endsAt, finishedAt: endsAt },
          ...{ createdAt: addMs(startsAt, -12 * DAY_MS), updatedAt: endsAt },
        }
      }),
    ),
    skipDuplicates: true,
  })
  const ctx = { ...systemCtx(clinicId, clinic, "demo"), now: anchor }
  await weigh(
    tx,
    ctx,
    week.flatMap((row) => row.id ?? []),
  )
}

async function leaveToCall(tx: Tx, { clinicId }: CareGround): Promise<void> {
  const due = await tx.recall.findMany({
    where: { clinicId, status: { in: ["due", "reminded"] } },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    take: WHY_CALL.length,
  })
  for (const [n, { id, attempts }] of due.entries()) {
    const because = WHY_CALL[n] ?? "no_answer"
    const tried = because === "no_answer" ? Math.max(3, attempts) : attempts
    await tx.recall.update({
      where: { id },
      data: {
        toCall: true,
        because,
        attempts: tried,
        nextAt: null,
        status: tried > 0 ? "reminded" : "due",
      },
    })
  }
}

async function leaveToRead(tx: Tx, { clinicId, anchor }: CareGround): Promise<void> {
  const asked = await tx.survey.findFirst({
    where: { clinicId, status: "asked" },
    orderBy: [{ askAt: "desc" }, { id: "desc" }],
  })
  if (!asked) return
  const taskId = idOf(`read ${asked.id}`, anchor)
  await tx.task.createMany({
    data: [
      {
        id: taskId,
        clinicId,
        kind: "feedback",
        title: "Read an answer after a visit",
        why: "They were asked for a number from 0 to 10, and answered with more than a number.",
        dueAt: addMs(anchor, 20 * HOUR_MS),
        ownerRole: "coordinator",
        patientId: asked.patientId,
        href: "/appointments/surveys?tab=read",
        sourceType: "message",
        sourceId: asked.id,
        effectKey: `read_survey:${asked.id}`,
        createdAt: addMs(anchor, -4 * HOUR_MS),
        updatedAt: addMs(anchor, -4 * HOUR_MS),
      },
    ],
    skipDuplicates: true,
  })
  await tx.survey.update({ where: { id: asked.id }, data: { taskId } })
}
