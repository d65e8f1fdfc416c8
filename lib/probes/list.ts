import { z } from "zod"
import { query } from "@/lib/operation"
import { serviceStanding } from "@/lib/probes/standing"

/** Everything that is watched and how it stands, with what nobody watches any more. */
export const listStanding = query({
  name: "probes.list",
  may: "deployments.read",
  input: z.strictObject({}),
  async run({ ctx, tx }) {
    const places = await serviceStanding(tx, ctx.now)
    const retired = await tx.probe.findMany({
      where: { retiredAt: { not: null } },
      select: { id: true, name: true, kind: true, retiredAt: true },
      orderBy: [{ retiredAt: "desc" }, { id: "desc" }],
      take: 50,
    })
    return {
      places,
      retired: retired.map((one) => ({ ...one, retiredAt: one.retiredAt?.toISOString() ?? null })),
    }
  },
})
