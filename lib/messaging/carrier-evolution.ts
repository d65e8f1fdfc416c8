import { outgoingConnection } from "@/lib/connections/outgoing"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { env } from "@/lib/env"
import type { Carrier } from "@/lib/messaging/carriers"
import { isPhone } from "@/lib/messaging/rules"
import { type EvolutionMessage, reactCall, readSent, sendCall } from "@/lib/providers/evolution/client"
import { demoEvolution } from "@/lib/providers/evolution/fake"

/** Where a demo's fake stands: nothing is called there. */
const NOWHERE = "https://evolution.invalid"

/** WhatsApp by the clinic's own phone: no templates, no time within which to answer, and people who hide their number too. */
export async function evolutionCarrier(tx: Tx, ctx: Ctx): Promise<Carrier | null> {
  const connection = await outgoingConnection(tx, ctx, "evolution")
  if (!connection) return null
  const { token, place } = connection
  const base = place.base ?? (place.isFake ? NOWHERE : null)
  const instance = connection.numberId ?? (env().ROUNDS_DEMO ? ctx.clinic.slug : null)
  const callOf = (message: EvolutionMessage) => (token ? sendCall({ base, instance, token }, message) : null)
  return {
    connection,
    provider: "evolution",
    name: "Evolution",
    hasWindow: false,
    takesTemplates: false,
    canReach: (address) => isPhone(address) || /^\d{1,40}@lid$/.test(address),
    call: ({ to, body, replyToExternalId }) => callOf({ to, body, replyToExternalId }),
    react: ({ to, target, emoji }) =>
      token ? reactCall({ base, instance, token }, { to, target, emoji, isTheirs: true }) : null,
    async callWithFile(_, { to, body, replyToExternalId }, file) {
      return (
        callOf({ to, body, replyToExternalId, file }) ?? {
          did: "refused",
          reason: "not_connected",
          retry: false,
        }
      )
    },
    read: readSent,
    fakeAnswer: place.isFake ? demoEvolution().answer : undefined,
  }
}
