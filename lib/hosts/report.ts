import { ReportHostInput } from "@/lib/hosts/schema"
import { command } from "@/lib/operation"
import { MINUTE_MS, toDate } from "@/lib/time"

/**
 * A host's own word of how it is doing. Measured, not done: it is no fact. Of a minute's figures the first told count; of
 * what it runs, the last.
 */
export const reportHost = command({
  name: "hosts.report",
  may: "hosts.write",
  input: ReportHostInput,
  async run({ ctx, tx, input: { host, containers, ...told } }) {
    const at = toDate(Math.floor(ctx.now.getTime() / MINUTE_MS) * MINUTE_MS)
    if (containers) {
      const picture = { at: ctx.now, containers }
      await tx.hostPicture.upsert({ where: { host }, create: { host, ...picture }, update: picture })
    }
    if (Object.values(told).every((one) => one === undefined))
      return { value: { host, at: at.toISOString(), isNew: true }, facts: [] }
    const { count } = await tx.hostSample.createMany({
      data: [
        {
          host,
          at,
          source: "push",
          ...told,
          netRxBytes: told.netRxBytes === undefined ? undefined : BigInt(told.netRxBytes),
          netTxBytes: told.netTxBytes === undefined ? undefined : BigInt(told.netTxBytes),
        },
      ],
      skipDuplicates: true,
    })
    return { value: { host, at: at.toISOString(), isNew: count === 1 }, facts: [] }
  },
})
