import { readCursor, toPage } from "@/lib/cursor"
import { Prisma } from "@/lib/generated/prisma/client"
import { query } from "@/lib/operation"
import { ListReleasesInput } from "@/lib/releases/schema"

const PAGE = 25

export type ReleaseRow = {
  id: string
  service: string
  serviceTitle: string
  gitSha: string
  imageDigest: string
  version: string | null
  branch: string | null
  buildTime: Date
  createdAt: Date
  checks: string
  source: string
  migrations: number
  /** Of those, how many nobody called compatible. */
  unsafe: number
  /** Environments in which it was last proven to run. */
  runsIn: string[]
  /** Once proven at least at one place: it can be gone back to. */
  wasProven: boolean
}
export type ReleasePage = { rows: ReleaseRow[]; nextCursor: string | null }

/** Newest first, by cursor; `q` finds by commit, digest, version or branch, from their beginning. */
export const listReleases = query({
  name: "releases.list",
  may: "deployments.read",
  input: ListReleasesInput,
  async run({ tx, input }): Promise<ReleasePage> {
    const after = input.cursor ? readCursor(input.cursor) : null
    const like = input.q ? `${input.q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%` : null
    const found = await tx.$queryRaw<ReleaseRow[]>`
      select r.id::text as id, s.name as service, s.title as "serviceTitle", r."gitSha", r."imageDigest", r.version,
        r.branch, r."buildTime", r."createdAt", r.checks, r.source,
        m.migrations, m.unsafe, p."runsIn",
        exists (select 1 from "Deployment" d where d."releaseId" = r.id and d."isProven") as "wasProven"
      from "Release" r
      join "SoftwareService" s on s.id = r."serviceId"
      cross join lateral (
        select count(*)::int as migrations, count(*) filter (where "isCompatible" is not true)::int as unsafe
        from "ReleaseMigration" where "releaseId" = r.id
      ) m
      cross join lateral (
        select coalesce(array_agg(e.name order by e.position, e.name), '{}') as "runsIn"
        from "ServicePlace" sp join "Environment" e on e.name = sp.environment
        where sp."serviceId" = r."serviceId" and sp."releaseId" = r.id and sp."retiredAt" is null
      ) p
      where true
        ${input.service ? Prisma.sql`and s.name = ${input.service}` : Prisma.empty}
        ${like ? Prisma.sql`and (r."gitSha" like ${like} or r."imageDigest" like ${like} or lower(r.version) like ${like} or lower(r.branch) like ${like})` : Prisma.empty}
        ${after ? Prisma.sql`and (r."createdAt", r.id) < (${after.at}, ${after.id}::uuid)` : Prisma.empty}
      order by r."createdAt" desc, r.id desc
      limit ${PAGE + 1}`
    return toPage(found, PAGE, (row) => row.createdAt)
  },
})
