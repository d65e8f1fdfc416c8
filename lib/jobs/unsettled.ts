import { Prisma } from "@/lib/generated/prisma/client"

/**
 * Failed runs that neither went well later nor were put away, as SQL over "Run" or what stands for it: dead letters,
 * wherever they are listed or counted. Of a run and its failed rerun the rerun waits.
 */
export function waitingSql(run: Prisma.Sql = Prisma.sql`"Run"`): Prisma.Sql {
  return Prisma.sql`${run}.status = 'failed' and ${run}."settledAs" is null and not exists (
    select from engine.run later where later.rerun_of = ${run}.id and later.status <> 'cancelled')`
}
