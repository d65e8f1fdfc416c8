import { mayPlatform } from "@/lib/connections/list"
import { FindInput } from "@/lib/connections/schema"
import { readStats } from "@/lib/connections/stats"
import { toView } from "@/lib/connections/to-view"
import type { ConnectionView } from "@/lib/connections/words"
import { absent, platformDb } from "@/lib/db"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"

/** One connection, the clinic's or (for who runs it) the platform's. */
export const findIntegration = query({
  name: "connections.find",
  may: "connections.read",
  input: FindInput,
  async run({ ctx, tx, input: { id } }): Promise<ConnectionView> {
    if (!isId(id)) return absent()
    const { timeZone, slug } = ctx.clinic
    const own = await tx.connection.findUnique({ where: { id } })
    if (own) {
      const stats = await readStats(tx, "clinic", ctx.now, timeZone)
      return toView(
        own,
        stats.find((one) => one.provider === own.provider),
        slug,
      )
    }
    const other = mayPlatform(ctx) && (await platformDb().platformConnection.findUnique({ where: { id } }))
    if (!other) return absent()
    const stats = await readStats(platformDb(), "platform", ctx.now, timeZone)
    return toView(
      other,
      stats.find((one) => one.provider === other.provider),
      null,
    )
  },
})
