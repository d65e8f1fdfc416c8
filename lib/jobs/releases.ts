import { z } from "zod"
import { platformDb } from "@/lib/db"
import { query } from "@/lib/operation"

const MOST = 50

export type RunRelease = { sha: string; lastAt: string }

/** The releases whose runs are still kept, the one that ran last first. */
export const listReleases = query({
  name: "runs.releases",
  may: "runs.read",
  input: z.strictObject({}),
  run: ({ ctx }) => releasesOf(ctx.clinicId),
})

/**
 * From one release to the next in the index, so that a million runs cost as much as their few releases. Over the
 * platform's connection: row security keeps text comparisons out of an index. A release is nobody's secret.
 */
async function releasesOf(clinicId: string): Promise<RunRelease[]> {
  const rows = await platformDb().$queryRaw<{ sha: string; lastAt: Date }[]>`
    with recursive release (sha) as (
      (select release_sha from engine.run where clinic_id = ${clinicId}::uuid order by release_sha limit 1)
      union all
      select (
        select release_sha from engine.run
        where clinic_id = ${clinicId}::uuid and release_sha > release.sha order by release_sha limit 1
      ) from release where release.sha is not null
    )
    select sha, (
      select created_at from engine.run where clinic_id = ${clinicId}::uuid and release_sha = sha
      order by created_at desc limit 1
    ) as "lastAt"
    from release where sha is not null order by 2 desc limit ${MOST}`
  return rows.map(({ sha, lastAt }) => ({ sha, lastAt: lastAt.toISOString() }))
}

/** Whole hashes that begin so. A whole one is taken at its word. */
export async function releasesLike(clinicId: string, text: string): Promise<string[]> {
  if (text.length >= 40) return [text]
  const known = await releasesOf(clinicId)
  return known.filter(({ sha }) => sha.startsWith(text)).map(({ sha }) => sha)
}
