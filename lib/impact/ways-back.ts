import { z } from "zod"
import { query } from "@/lib/operation"
import type { ReleaseRow } from "@/lib/releases/list"
import { placeNamed } from "@/lib/software/place"

const MOST = 25

/** As much of a release as a choice among them shows. */
export type WayBack = Pick<
  ReleaseRow,
  "id" | "gitSha" | "imageDigest" | "version" | "branch" | "checks" | "createdAt"
>

/** What may be gone back to at a place: releases proven there before, other than the one that runs; the newest first. */
export const listWaysBack = query({
  name: "impact.ways_back",
  may: "deployments.read",
  input: z.strictObject({ service: z.string().max(60), environment: z.string().max(60) }),
  async run({ tx, input }): Promise<{ rows: WayBack[] }> {
    const place = await placeNamed(tx, input.service, input.environment)
    const proven = await tx.deployment.findMany({
      where: { placeId: place.id, isProven: true, releaseId: { not: null } },
      distinct: ["releaseId"],
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST + 1,
      select: { release: true },
    })
    const rows = proven.flatMap(({ release }) => {
      if (!release || release.id === place.releaseId) return []
      const { id, gitSha, imageDigest, version, branch, checks, createdAt } = release
      return [{ id, gitSha, imageDigest, version, branch, checks, createdAt }]
    })
    return { rows: rows.slice(0, MOST) }
  },
})
