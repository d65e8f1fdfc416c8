import { type SampleResult, sendSample } from "@/lib/connections/sample"
import { ConnectionInput } from "@/lib/connections/schema"
import { clinicStore, inPlatform, platformStore } from "@/lib/connections/store"
import { webhookUrl } from "@/lib/connections/to-view"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"

/** Sends ourselves what the provider would, with the newest secret; the ledger keeps it as ignored. */
export const testIncoming = command({
  name: "connections.testIncoming",
  may: "connections.write",
  input: ConnectionInput,
  async run({ ctx, tx, input: { id } }) {
    const stored = await clinicStore.read(tx, id)
    const value = await sendSample(
      webhookUrl(stored.provider, ctx.clinic.slug),
      stored,
      newId(),
      ctx.actor.name,
    )
    return { value, facts: [tried(id, stored.provider, value)] }
  },
})

export const testPlatformIncoming = command({
  name: "platformConnections.testIncoming",
  may: "platformConnections.write",
  input: ConnectionInput,
  run: ({ ctx, input: { id } }) =>
    inPlatform(ctx, async (tx) => {
      const stored = await platformStore.read(tx, id)
      const value = await sendSample(webhookUrl(stored.provider, null), stored, newId(), ctx.actor.name)
      return { value, facts: [tried(id, stored.provider, value)] }
    }),
})

const tried = (id: string, provider: string, { ok, eventId }: SampleResult): Fact =>
  fact("connection.incoming_tested", id, { after: { provider, ok, eventId } })
