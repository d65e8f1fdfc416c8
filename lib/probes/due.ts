import { z } from "zod"
import type { Tx } from "@/lib/db"
import { isMuted } from "@/lib/maintenance/current"
import { query } from "@/lib/operation"
import { isApt } from "@/lib/probes/apt"

/** What is to be asked now, with what it is held against. Three statements, however many there are. */
export const dueProbes = query({
  name: "probes.due",
  may: "deployments.write",
  input: z.strictObject({}),
  run: ({ ctx, tx }) => dueOf(tx, ctx.now),
})

/** `id`: of that one alone. */
export async function dueOf(tx: Tx, at: Date, id?: string) {
  const probes = await tx.probe.findMany({
    where: {
      id,
      retiredAt: null,
      OR: [
        { placeId: null },
        { place: { retiredAt: null, baseUrl: { not: null }, service: { retiredAt: null } } },
      ],
    },
    select: {
      id: true,
      placeId: true,
      isDerived: true,
      kind: true,
      address: true,
      expects: true,
      place: { select: { baseUrl: true, stoppedAt: true, release: { select: { gitSha: true } } } },
    },
    orderBy: [{ id: "asc" }],
  })
  const busy = await tx.deployment.findMany({
    where: { status: { in: ["queued", "running", "rolling_back", "cancelling"] } },
    select: { placeId: true },
  })
  const deploying = new Set(busy.map((one) => one.placeId))
  return {
    isMuted: await isMuted(tx, at),
    probes: probes.filter(isApt).map(({ place, ...one }) => ({
      ...one,
      isOwn: one.isDerived && one.placeId === null,
      provenSha: place?.release?.gitSha ?? null,
      // Who pressed the emergency stop knows that it does not answer.
      isStopped: Boolean(place?.stoppedAt),
      isDeploying: one.placeId !== null && deploying.has(one.placeId),
    })),
  }
}
