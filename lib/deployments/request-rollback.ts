import { ask, releaseOf, repeated, sameKey, started, takeFree } from "@/lib/deployments/ask"
import { lookBefore } from "@/lib/deployments/look-before"
import { type PreflightCheck, RollbackInput } from "@/lib/deployments/schema"
import { fail } from "@/lib/errors"
import { command } from "@/lib/operation"
import { placeNamed } from "@/lib/software/place"

/**
 * Asks to go back to a release that was proven at this place before. One that ended well there and whose host never said
 * so, and changes of the database in the way, refuse it at once, until whoever asks says that it is to be taken all the
 * same, and why.
 */
export const requestRollback = command({
  name: "deployments.rollback",
  may: "deployments.write",
  input: RollbackInput,
  async run({ ctx, tx, input }) {
    const place = await placeNamed(tx, input.service, input.environment)
    const { id: releaseId } = await releaseOf(tx, place, input.releaseId)
    const known = await sameKey(tx, input.key, { placeId: place.id, kind: "rollback", releaseId })
    if (known) return repeated(known.id)
    await takeFree(tx, place.id)
    const { key, reason, overrides } = input
    const { checks } = await lookBefore(tx, { place, releaseId, kind: "rollback", at: ctx.now })
    const against = (name: PreflightCheck["name"]) =>
      checks.find((one) => one.name === name && one.outcome === "fail")
    const unproven = against("proven")
    if (unproven && !unproven.override)
      fail("wrong_state", { sentence: "It was never proven there, so it cannot be gone back to." })
    if (place.releaseId === releaseId) fail("wrong_state", { sentence: "This release runs there already." })
    if (unproven && !overrides.includes("unproven"))
      fail("wrong_state", {
        sentence: "Its host never said that it ran there. Say that it is to be taken all the same.",
      })
    if (against("migrations") && !overrides.includes("migrations"))
      fail("wrong_state", {
        sentence:
          "Changes of the database stand in the way. Look at them, and say that it is to be taken all the same.",
      })
    return started(ctx, await ask(tx, ctx, { place, kind: "rollback", releaseId, key, reason, overrides }))
  },
})
