import { z } from "zod"
import { query } from "@/lib/operation"
import type { ReleaseRow } from "@/lib/releases/list"

const EACH = 10

/** As much of a release as a choice among a service's newest shows. */
export type NewestRelease = Pick<ReleaseRow, "id" | "service" | "gitSha" | "version">

/** The newest of every service, each found by steps into the index: one that builds often hides none that does not. */
export const listNewestReleases = query({
  name: "releases.newest",
  may: "deployments.read",
  input: z.strictObject({}),
  async run({ tx }): Promise<{ rows: NewestRelease[] }> {
    const rows = await tx.$queryRaw<NewestRelease[]>`
      select r.id::text as id, s.name as service, r."gitSha", r.version
      from "SoftwareService" s cross join lateral (
        select * from "Release" where "serviceId" = s.id order by "createdAt" desc, id desc limit ${EACH}
      ) r
      where s."retiredAt" is null
      order by s.name, r."createdAt" desc, r.id desc`
    return { rows }
  },
})
