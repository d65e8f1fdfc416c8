import { z } from "zod"
import { attemptsHere, ranHere } from "@/lib/deployments/ran-here"
import { query } from "@/lib/operation"
import type { ReleaseRow } from "@/lib/releases/list"
import { placeNamed } from "@/lib/software/place"

const MOST = 25

/** As much of a release as a choice among them shows. */
export type WayBack = Pick<
  ReleaseRow,
  "id" | "gitSha" | "imageDigest" | "version" | "branch" | "checks" | "createdAt"
> & {
  /** It ended well there, and its host never said that it ran. */
  isUnproven?: boolean
}

/**
 * What may be gone back to at a place: releases that were proven there before, or ended well where only the host was
 * silent, other than the one that runs; the last put there first.
 */
export const listWaysBack = query({
  name: "impact.ways_back",
  may: "deployments.read",
  input: z.strictObject({ service: z.string().max(60), environment: z.string().max(60) }),
  async run({ tx, input }): Promise<{ rows: WayBack[] }> {
    const place = await placeNamed(tx, input.service, input.environment)
    const attempts = await attemptsHere(tx, place.id)
    const ids = [...new Set(attempts.map((one) => one.releaseId))]
    const rows = ids.flatMap((releaseId): WayBack[] => {
      const given = attempts.filter((one) => one.releaseId === releaseId)
      const release = given[0]?.release
      const ran = ranHere(given)
      if (!release || release.id === place.releaseId || ran === "never") return []
      const { id, gitSha, imageDigest, version, branch, checks, createdAt } = release
      return [{ id, gitSha, imageDigest, version, branch, checks, createdAt, isUnproven: ran === "unproven" }]
    })
    return { rows: rows.slice(0, MOST) }
  },
})
