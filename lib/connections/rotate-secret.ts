import { RotateInput } from "@/lib/connections/schema"
import { closeSecrets, newSecret, tryOpen } from "@/lib/connections/secrets"
import { readSettings } from "@/lib/connections/settings"
import { changesDoors, clinicStore, inPlatform, platformStore, type Store } from "@/lib/connections/store"
import { providerSpec } from "@/lib/connections/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/**
 * The new secret goes first; the one before it still opens until it is retired. What no key opens is replaced: it opened
 * nothing any more, and tokens that lay beside it must be entered anew.
 */
const inClinic = command({
  name: "connections.rotateSecret",
  may: "connections.write",
  input: RotateInput,
  run: ({ ctx, tx, input }) => rotate(tx, ctx, clinicStore, input),
})

const onPlatform = command({
  name: "platformConnections.rotateSecret",
  may: "platformConnections.write",
  input: RotateInput,
  run: ({ ctx, input }) => inPlatform(ctx, (tx) => rotate(tx, ctx, platformStore, input)),
})

async function rotate(tx: Tx, ctx: Ctx, store: Store, input: { id: string; secret?: string }) {
  const stored = await store.take(tx, input.id)
  const opened = tryOpen(stored)
  const held = opened ?? { secrets: [], headerName: readSettings(stored.settings).headerName ?? undefined }
  if (held.secrets.length > 1) {
    fail("wrong_state", { sentence: "Two secrets are in use already. Retire the former one first." })
  }
  const scheme = providerSpec(stored.provider)?.schemes[stored.scheme]
  if (!scheme?.secretLabel) fail("wrong_state", { sentence: "It has no secret of its own." })
  if (!input.secret && scheme?.secretIsTheirs) {
    fail("invalid_input", { fields: { secret: "The provider shows it to you; Rounds cannot make it up." } })
  }
  const secret = input.secret ?? newSecret()
  if (held.secrets.includes(secret)) fail("invalid_input", { fields: { secret: "It is in use already." } })
  const secrets = [secret, ...held.secrets]
  const sealed = closeSecrets(stored.id, { ...held, secrets })
  await store.save(tx, stored.id, { sealed, rotatedAt: ctx.now })
  return {
    value: { id: stored.id, secret: input.secret ? null : secret },
    facts: [
      fact("connection.secret_rotated", stored.id, {
        after: {
          provider: stored.provider,
          secrets: secrets.length,
          ...(!opened && { replaced: "what no key opened" }),
        },
      }),
    ],
  }
}

export const rotateSecret = changesDoors(inClinic)
export const rotatePlatformSecret = changesDoors(onPlatform)
