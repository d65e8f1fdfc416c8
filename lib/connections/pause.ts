import { ConnectionInput } from "@/lib/connections/schema"
import { changesDoors, clinicStore, inPlatform, platformStore, type Store } from "@/lib/connections/store"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/** What comes is still taken and kept; it is worked on after the pause. */
const inClinic = command({
  name: "connections.pause",
  may: "connections.write",
  input: ConnectionInput,
  run: ({ ctx, tx, input }) => pause(tx, ctx, clinicStore, input.id),
})

const onPlatform = command({
  name: "platformConnections.pause",
  may: "platformConnections.write",
  input: ConnectionInput,
  run: ({ ctx, input }) => inPlatform(ctx, (tx) => pause(tx, ctx, platformStore, input.id)),
})

async function pause(tx: Tx, ctx: Ctx, store: Store, id: string) {
  const { pausedAt, provider } = await store.take(tx, id)
  if (pausedAt) return { value: { id }, facts: [] }
  await store.save(tx, id, { pausedAt: ctx.now })
  return { value: { id }, facts: [fact("connection.paused", id, { after: { provider } })] }
}

export const pauseConnection = changesDoors(inClinic)
export const pausePlatformConnection = changesDoors(onPlatform)
