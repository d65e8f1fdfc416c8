import { z } from "zod"
import { query } from "@/lib/operation"

const MOST = 6

export type SoftwareFound = {
  releases: { id: string; title: string; version: string | null; gitSha: string }[]
  deployments: { id: string; service: string; environment: string; status: string; createdAt: Date }[]
}

/** Releases by version, commit or digest, and attempts by their service: from the beginning, the newest first. */
export const searchSoftware = query({
  name: "today.search_software",
  may: "deployments.read",
  input: z.strictObject({ q: z.string().trim().min(2).max(80) }),
  async run({ tx, input }): Promise<SoftwareFound> {
    const like = `${input.q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`
    const releases = await tx.$queryRaw<SoftwareFound["releases"]>`
      select r.id::text as id, s.title, r.version, r."gitSha" from "Release" r
      join "SoftwareService" s on s.id = r."serviceId"
      where r."gitSha" like ${like} or r."imageDigest" like ${like} or lower(r.version) like ${like}
        or s.name like ${like} or lower(s.title) like ${like}
      order by r."createdAt" desc, r.id desc limit ${MOST}`
    const deployments = await tx.$queryRaw<SoftwareFound["deployments"]>`
      select d.id::text as id, d.service, d.environment, d.status, d."createdAt" from "Deployment" d
      where d.service like ${like} or d."reportName" like ${like} or d.id::text = ${input.q.toLowerCase()}
      order by d."createdAt" desc, d.id desc limit ${MOST}`
    return { releases, deployments }
  },
})
