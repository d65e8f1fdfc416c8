import type { Tx } from "@/lib/db"

export type MigrationInTheWay = {
  releaseId: string
  gitSha: string
  name: string
  isCompatible: boolean | null
  note: string | null
}

/**
 * What changed the database since `to` and up to `from`, and of which nobody said that the release before still works
 * with it: going back to `to` puts a program before a database it may not know. A release may name all its migrations
 * or the new ones alone; what `to` or one before it named already is in nobody's way.
 */
export const migrationsInTheWay = (
  tx: Tx,
  { from, to }: { from: string; to: string },
): Promise<MigrationInTheWay[]> =>
  tx.$queryRaw<MigrationInTheWay[]>`
    select distinct on (m.name) r.id::text as "releaseId", r."gitSha", m.name, m."isCompatible", m.note
    from "Release" start
    join "Release" goal on goal.id = ${to}::uuid and goal."serviceId" = start."serviceId"
    join "Release" r on r."serviceId" = start."serviceId"
      and (r."createdAt", r.id) > (goal."createdAt", goal.id)
      and (r."createdAt", r.id) <= (start."createdAt", start.id)
    join "ReleaseMigration" m on m."releaseId" = r.id
    where start.id = ${from}::uuid and m."isCompatible" is not true
      and not exists (
        select 1 from "Release" b join "ReleaseMigration" had on had."releaseId" = b.id and had.name = m.name
        where b."serviceId" = goal."serviceId" and (b."createdAt", b.id) <= (goal."createdAt", goal.id)
      )
    order by m.name, r."createdAt", r.id`
