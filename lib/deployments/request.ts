import { ask, needsReason, releaseOf, repeated, sameKey, started, takeFree } from "@/lib/deployments/ask"
import { RequestInput } from "@/lib/deployments/schema"
import { command } from "@/lib/operation"
import { placeNamed } from "@/lib/software/place"

/**
 * Asks for a release at a place. What pre-flight finds does not refuse the wish: it ends the deployment as refused, so
 * that it is on record who wanted what and why it was not done.
 */
export const requestDeployment = command({
  name: "deployments.request",
  may: "deployments.write",
  input: RequestInput,
  async run({ ctx, tx, input }) {
    const place = await placeNamed(tx, input.service, input.environment)
    const { id: releaseId } = await releaseOf(tx, place, input.releaseId)
    const known = await sameKey(tx, input.key, { placeId: place.id, kind: "deploy", releaseId })
    if (known) return repeated(known.id)
    needsReason(input.overrides, input.reason)
    await takeFree(tx, place.id)
    const { key, reason, overrides } = input
    return started(ctx, await ask(tx, ctx, { place, kind: "deploy", releaseId, key, reason, overrides }))
  },
})
