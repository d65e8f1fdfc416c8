import { z } from "zod"
import { endLeftBackup, endLeftDrill } from "@/lib/backups/left"
import { fail } from "@/lib/errors"
import { command } from "@/lib/operation"

/** Says of a copy and of a drill that nobody works on any more that they were interrupted. */
export const endLeft = command({
  name: "backups.endLeft",
  may: "backups.write",
  input: z.strictObject({}),
  async run({ ctx, tx }) {
    if (ctx.actor.kind !== "system") fail("forbidden")
    const [backups, drills] = [await endLeftBackup(tx, ctx), await endLeftDrill(tx, ctx)]
    const ids = (left: typeof backups) => left.map(({ id }) => id)
    return {
      value: { backups: ids(backups), drills: ids(drills) },
      facts: [...backups, ...drills].flatMap(({ facts }) => facts),
    }
  },
})
