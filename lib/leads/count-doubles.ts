import { z } from "zod"
import { reachOf } from "@/lib/leads/reach"
import { doubleLeads } from "@/lib/leads/twins"
import { query } from "@/lib/operation"

/** How many open leads within reach may be double; of very many open ones only the newest are compared. */
export const countDoubles = query({
  name: "leads.countDoubles",
  may: "leads.work",
  input: z.strictObject({}),
  async run({ ctx, tx, grant }): Promise<number> {
    return (await doubleLeads(tx, reachOf(ctx, grant))).ids.length
  },
})
