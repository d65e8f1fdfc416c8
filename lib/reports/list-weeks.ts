import { readPlace, writePlace } from "@/lib/cursor"
import { Day } from "@/lib/inputs"
import { query } from "@/lib/operation"
import { onReplica } from "@/lib/replica"
import { weekName } from "@/lib/reports/days"
import { WeekPage } from "@/lib/reports/schema"

export type WeekRow = {
  week: string
  monday: string
  made: number
  booked: number
  won: number
  madeAt: string
}

const PAGE_SIZE = 26
const SORT = "-weekOf"
const NO_ID = "00000000-0000-0000-0000-000000000000"
const isDay = (value: string | null) => Day.safeParse(value).success

export const listWeeks = query({
  name: "reports.listWeeks",
  may: "reports.read",
  input: WeekPage,
  async run({ ctx, tx, input }): Promise<{ rows: WeekRow[]; nextCursor: string | null }> {
    const after = input.cursor ? readPlace(input.cursor, SORT, isDay).value : null
    const found = await onReplica(
      ctx.clinicId,
      tx,
      (db) => db.$queryRaw<WeekRow[]>`
      select "weekOf"::text as monday, (body #>> '{total,now,made}')::int as made,
        (body #>> '{total,now,booked}')::int as booked, (body #>> '{total,now,won}')::int as won,
        to_char("madeAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "madeAt"
      from "WeeklyReport" where ${after}::date is null or "weekOf" < ${after}::date
      order by "weekOf" desc limit ${PAGE_SIZE + 1}`,
    )
    const rows = found.slice(0, PAGE_SIZE).map((row) => ({ ...row, week: weekName(row.monday) }))
    const last = found.length > PAGE_SIZE ? rows.at(-1) : undefined
    return { rows, nextCursor: last ? writePlace(SORT, { value: last.monday, id: NO_ID }) : null }
  },
})
