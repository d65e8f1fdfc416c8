import { RetireInput } from "@/lib/connections/schema"
import { closeSecrets, heldBy } from "@/lib/connections/secrets"
import { formerUsedAt } from "@/lib/connections/stats"
import { changesDoors, clinicStore, inPlatform, platformStore, type Store } from "@/lib/connections/store"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/** From now on only the newest secret opens. Where the former still did lately, a reason is asked for. */
const inClinic = command({
  name: "connections.retireSecret",
  may: "connections.write",
  input: RetireInput,
  run: ({ ctx, tx, input }) => retire(tx, ctx, clinicStore, input),
})

const onPlatform = command({
  name: "platformConnections.retireSecret",
  may: "platformConnections.write",
  input: RetireInput,
  run: ({ ctx, input }) => inPlatform(ctx, (tx) => retire(tx, ctx, platformStore, input)),
})

async function retire(tx: Tx, ctx: Ctx, store: Store, input: { id: string; reason?: string }) {
  const stored = await store.take(tx, input.id)
  const held = heldBy(stored)
  const [newest, ...former] = held.secrets
  if (!newest || former.length === 0) {
    return fail("wrong_state", { sentence: "There is one secret only. Rotate it first." })
  }
  const usedAt = await formerUsedAt(tx, store.level, stored, ctx.now)
  if (usedAt && !input.reason) {
    return fail("invalid_input", {
      sentence: "The provider still uses the former secret: what it signs with it would be refused.",
      fields: { reason: "It was used in the last 7 days. Say why it can go." },
    })
  }
  await store.save(tx, stored.id, { sealed: closeSecrets(stored.id, { ...held, secrets: [newest] }) })
  const { provider } = stored
  return {
    value: { id: stored.id },
    facts: [
      fact("connection.secret_retired", stored.id, {
        after: { provider, secrets: 1, formerUsedAt: usedAt?.toISOString() ?? null },
        ...(input.reason && { personal: { reason: input.reason } }),
      }),
    ],
  }
}

export const retireSecret = changesDoors(inClinic)
export const retirePlatformSecret = changesDoors(onPlatform)
