import { z } from "zod"
import { grantOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { query } from "@/lib/operation"
import { missingNames } from "@/lib/software/missing"
import { inOrder, readEnvironments } from "@/lib/software/stored"
import type { LatestAttempt, Software, SoftwarePlace } from "@/lib/software/views"

const RELEASE = { id: true, gitSha: true, imageDigest: true, version: true, buildTime: true } as const

/** Services and environments as a matrix, in the order in which they are put out. Four statements, however many. */
export const listSoftware = query({
  name: "software.list",
  may: "deployments.read",
  input: z.strictObject({ retired: z.boolean().default(false) }),
  async run({ ctx, tx, input }): Promise<Software> {
    const services = await tx.softwareService.findMany({
      where: input.retired ? {} : { retiredAt: null },
      include: {
        places: {
          where: { retiredAt: null },
          include: { release: { select: RELEASE } },
          orderBy: [{ place: { position: "asc" } }, { environment: "asc" }],
        },
      },
      take: 500,
    })
    const latest = await latestOf(tx)
    const toPlaces = (places: (typeof services)[number]["places"]): SoftwarePlace[] => {
      const missing = missingNames(places)
      return places.map((one) => ({
        id: one.id,
        serviceId: one.serviceId,
        environment: one.environment,
        baseUrl: one.baseUrl,
        driver: one.driver,
        image: one.image,
        replicas: one.replicas,
        stoppedAt: one.stoppedAt,
        stopReason: one.stopReason,
        release: one.release,
        provenAt: one.provenAt,
        deploymentId: one.deploymentId,
        latest: latest.get(one.id) ?? null,
        configNames: one.configNames,
        configAt: one.configAt,
        missing: missing.get(one.id) ?? null,
      }))
    }
    return {
      environments: await readEnvironments(tx),
      services: services.sort(inOrder).map(({ createdAt: _, retiredAt, places, ...one }) => ({
        ...one,
        isRetired: retiredAt !== null,
        places: toPlaces(places),
      })),
      may: {
        write: grantOf(ctx, "deployments.write") !== null,
        stop: grantOf(ctx, "deployments.stop") !== null,
        secrets: grantOf(ctx, "deployments.secrets") !== null,
      },
    }
  },
})

/** Per place its last attempt, each found by one step into the index. */
async function latestOf(tx: Tx): Promise<Map<string, LatestAttempt>> {
  const rows = await tx.$queryRaw<(LatestAttempt & { placeId: string })[]>`
    select p.id::text as "placeId", d.id::text as id, d.kind, d.status, d."createdAt", d."finishedAt"
    from "ServicePlace" p cross join lateral (
      select * from "Deployment" d where d."placeId" = p.id order by d."createdAt" desc, d.id desc limit 1
    ) d where p."retiredAt" is null`
  return new Map(rows.map(({ placeId, ...one }) => [placeId, one]))
}
