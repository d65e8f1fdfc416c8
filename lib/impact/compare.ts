import { grantOf } from "@/lib/ctx"
import { platformDb } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { bearingOf } from "@/lib/impact/release"
import { type Compared, CompareInput } from "@/lib/impact/schema"
import { query } from "@/lib/operation"
import { addMs, DAY_MS } from "@/lib/time"

const KEPT_DAYS = 60

type Found = { functionId: string; sha: string; total: number; failed: number }

/**
 * How often each function's runs fail under either release. Who looks after the software sees all clinics' figures, over
 * the platform's connection; others their own clinic's. Runs that have not ended say nothing yet.
 */
export const compareReleases = query({
  name: "impact.compare",
  may: "deployments.read",
  input: CompareInput,
  async run({ ctx, tx, input }): Promise<Compared> {
    const [a, b] = [await bearingOf(tx, input.a), await bearingOf(tx, input.b)]
    const scope = grantOf(ctx, "deployments.write") ? "installation" : "clinic"
    const where =
      scope === "clinic"
        ? Prisma.sql`clinic_id = ${ctx.clinicId}::uuid`
        : Prisma.sql`clinic_id in (select id from "Clinic")`
    const earliest = addMs(ctx.now, -KEPT_DAYS * DAY_MS)
    const counted = (whose: Prisma.Sql) => Prisma.sql`
      select function_id as "functionId", release_sha as sha, count(*)::int as total,
        count(*) filter (where status = 'failed')::int as failed
      from engine.run
      where ${whose} and release_sha in (${a.gitSha}, ${b.gitSha}) and created_at >= ${earliest}
        and status in ('completed', 'failed')
      group by 1, 2`
    const found = await platformDb().$queryRaw<Found[]>`
      ${counted(where)} ${scope === "clinic" ? Prisma.empty : Prisma.sql`union all ${counted(Prisma.sql`clinic_id is null`)}`}`
    const names = [...new Set(found.map((one) => one.functionId))].sort()
    const sideOf = (functionId: string, sha: string) =>
      found
        .filter((one) => one.functionId === functionId && one.sha === sha)
        .reduce((sum, { total, failed }) => ({ total: sum.total + total, failed: sum.failed + failed }), {
          total: 0,
          failed: 0,
        })
    const named = ({ id, gitSha, version }: typeof a) => ({ id, gitSha, version })
    return {
      scope,
      a: named(a),
      b: named(b),
      functions: names.map((functionId) => ({
        functionId,
        a: sideOf(functionId, a.gitSha),
        b: sideOf(functionId, b.gitSha),
      })),
    }
  },
})
