import { ConnectionInput } from "@/lib/connections/schema"
import { changesDoors, clinicStore, inPlatform, platformStore } from "@/lib/connections/store"
import { fact } from "@/lib/facts"
import { releaseHeld } from "@/lib/inbox/release"
import { command } from "@/lib/operation"

/** What waited is put into work, all of it, in the transaction that ends the pause. */
const inClinic = command({
  name: "connections.resume",
  may: "connections.write",
  input: ConnectionInput,
  async run({ ctx, tx, input: { id } }) {
    const { pausedAt, provider } = await clinicStore.take(tx, id)
    if (!pausedAt) return { value: { id, released: 0 }, facts: [] }
    await clinicStore.save(tx, id, { pausedAt: null })
    const released = await releaseHeld(tx, ctx.clinicId, provider)
    return {
      value: { id, released },
      facts: [fact("connection.resumed", id, { after: { provider, released } })],
    }
  },
})

const onPlatform = command({
  name: "platformConnections.resume",
  may: "platformConnections.write",
  input: ConnectionInput,
  run: ({ ctx, input: { id } }) =>
    inPlatform(ctx, async (tx) => {
      const { pausedAt, provider } = await platformStore.take(tx, id)
      if (!pausedAt) return { value: { id, released: 0 }, facts: [] }
      await platformStore.save(tx, id, { pausedAt: null })
      return { value: { id, released: 0 }, facts: [fact("connection.resumed", id, { after: { provider } })] }
    }),
})

export const resumeConnection = changesDoors(inClinic)
export const resumePlatformConnection = changesDoors(onPlatform)
