import { memberIdOf } from "@/lib/ctx"
import { absent } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { UnsubscribeInput } from "@/lib/push/schema"
import { hashOf } from "@/lib/push/subscribe"

/** One of the member's own browsers is told no more. */
export const unsubscribePush = command({
  name: "push.unsubscribe",
  may: "session.own",
  input: UnsubscribeInput,
  async run({ ctx, tx, input: { id, endpoint } }) {
    const memberId = memberIdOf(ctx) ?? fail("forbidden")
    if (!id && !endpoint) return fail("invalid_input", { fields: { id: "Say which browser." } })
    const found = await tx.pushSubscription.findFirst({
      where: { memberId, ...(id ? { id } : { endpointHash: hashOf(endpoint ?? "") }) },
      select: { id: true, device: true },
    })
    // A browser that is known no more is off already; another's is not there.
    if (!found) return id ? absent() : { value: { removed: 0 }, facts: [] }
    await tx.pushSubscription.delete({ where: { id: found.id } })
    return {
      value: { removed: 1 },
      facts: [fact("member.push_off", memberId, { after: { device: found.device } })],
    }
  },
})
