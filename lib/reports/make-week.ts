import { z } from "zod"
import { fact } from "@/lib/facts"
import type { Prisma } from "@/lib/generated/prisma/client"
import { Day } from "@/lib/inputs"
import { queueMails } from "@/lib/mail/queue"
import { command } from "@/lib/operation"
import { addDays, mondayOf, weekName } from "@/lib/reports/days"
import { reportOf } from "@/lib/reports/read"
import { rollUp } from "@/lib/reports/roll-up"
import { readersOf, weeklyMail } from "@/lib/reports/weekly-mail"
import { toDate } from "@/lib/time"

/** Two weeks are told, and each day of them may have changed twice. */
const MOST_DAYS = 30

/**
 * Keeps the last whole week before a day, as it stands now, and mails it to whom it is for. A week that is kept stays as
 * it is: made again, nothing happens.
 */
export const makeWeeklyReport = command({
  name: "reports.makeWeek",
  may: "settings.write",
  input: z.strictObject({ before: Day }),
  async run({ ctx, tx, input }) {
    const monday = addDays(mondayOf(input.before), -7)
    const week = weekName(monday)
    const { clinicId } = ctx
    const weekOf = toDate(`${monday}T00:00:00Z`)
    const known = await tx.weeklyReport.findUnique({ where: { clinicId_weekOf: { clinicId, weekOf } } })
    if (known) return { value: { week, isNew: false, mails: known.mailedTo.length }, facts: [] }
    const done = await rollUp(tx, { clinicId, timeZone: ctx.clinic.timeZone, now: ctx.now, most: MOST_DAYS })
    // Its days are being made elsewhere just now; tried again, they are.
    if (done.left && done.days === 0) throw new Error("The days are being made elsewhere.")
    const body = await reportOf(tx, { from: monday, to: addDays(monday, 6), timeZone: ctx.clinic.timeZone })
    const readers = await readersOf(tx)
    const { count } = await tx.weeklyReport.createMany({
      data: [
        {
          clinicId,
          weekOf,
          body: body as unknown as Prisma.InputJsonValue,
          mailedTo: readers.map((one) => one.id),
          madeAt: ctx.now,
        },
      ],
      skipDuplicates: true,
    })
    if (count === 0) return { value: { week, isNew: false, mails: 0 }, facts: [] }
    const mails = []
    for (const reader of readers) mails.push(await weeklyMail(ctx, week, body, reader))
    const queued = await queueMails(tx, ctx, mails)
    return {
      value: { week, isNew: true, mails: mails.length },
      facts: [fact("report.week_kept", week, { after: { made: body.total.now.made, mails: mails.length } })],
      events: queued.flatMap((one) => one.event ?? []),
    }
  },
})
