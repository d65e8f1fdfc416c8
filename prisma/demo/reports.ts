import { inClinic, platformDb } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { addDays, mondayOf, today } from "@/lib/reports/days"
import { reportOf } from "@/lib/reports/read"
import { rollUp } from "@/lib/reports/roll-up"
import { fromWallClock, toDate } from "@/lib/time"
import { CLINICS } from "@/prisma/demo/clinics"

const WEEKS = 5
const MOST_DAYS = 400

/** When the demo's leads came how far, the days made from them, and the last weeks as they were kept. */
export async function seedReports(anchor: Date): Promise<void> {
  const clinics = await platformDb().clinic.findMany({
    where: { slug: { in: CLINICS.map((one) => one.slug) } },
  })
  for (const { id: clinicId, timeZone } of clinics)
    await inClinic(clinicId, async (tx) => {
      await tx.$executeRaw`
        update "Lead" lead set "firstResponseAt" = case when lead."waitingSince" is null then least(first.at, ${anchor}) end,
          "contactedAt" = case when lead."contactedAt" is not null then least(first.at, ${anchor}) end,
          "qualifiedAt" = case when lead."qualifiedAt" is not null then least(first.at + dice.h % 40 * interval '1 hour', ${anchor}) end,
          "bookedAt" = case when lead."bookedAt" is not null then least(first.at + (dice.h % 40 + dice.h % 61) * interval '1 hour', ${anchor}) end,
          "wonAt" = case when lead."wonAt" is not null then least(first.at + (dice.h % 40 + dice.h % 61 + dice.h % 97) * interval '1 hour', ${anchor}) end
        from (select id, abs(hashtext(id::text)) % 100000 as h from "Lead") dice
        join lateral (select "takenAt", "createdAt" from "Lead" where id = dice.id) one on true
        cross join lateral (select coalesce(one."takenAt", one."createdAt" + interval '9 minutes') + dice.h % 17 * interval '1 minute' as at) first
        where dice.id = lead.id and lead.status <> 'new'`
      await rollUp(tx, { clinicId, timeZone, now: anchor, most: MOST_DAYS })
      const thisMonday = mondayOf(today(anchor, timeZone))
      for (let back = 1; back <= WEEKS; back++) {
        const monday = addDays(thisMonday, -7 * back)
        const body = await reportOf(tx, { from: monday, to: addDays(monday, 6), timeZone })
        await tx.weeklyReport.createMany({
          data: [
            {
              clinicId,
              weekOf: toDate(`${monday}T00:00:00Z`),
              body: body as unknown as Prisma.InputJsonValue,
              mailedTo: [],
              madeAt: fromWallClock(`${addDays(monday, 7)}T08:00`, timeZone),
            },
          ],
          skipDuplicates: true,
        })
      }
    })
}
