import { absent } from "@/lib/db"
import { ask, needsReason, startOf, takeFree } from "@/lib/deployments/ask"
import { GroupInput } from "@/lib/deployments/schema"
import { fail } from "@/lib/errors"
import type { Fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { command } from "@/lib/operation"
import { inOrder } from "@/lib/software/stored"

/**
 * Several services together: infrastructure first, then APIs, agents, dashboards, mobile; each begins when the one before
 * it has succeeded, and none behind one that has not. What is taken all the same is taken for the service it was said of.
 */
export const requestGroup = command({
  name: "deployments.request_group",
  may: "deployments.write",
  input: GroupInput,
  async run({ ctx, tx, input }) {
    const names = input.items.map((one) => one.service)
    if (new Set(names).size < names.length)
      fail("invalid_input", { fields: { items: "Each service stands in it once." } })
    const places = await tx.servicePlace.findMany({
      where: {
        environment: input.environment,
        retiredAt: null,
        service: { name: { in: names }, retiredAt: null },
      },
      include: { service: true, release: true, place: true },
    })
    const releases = await tx.release.findMany({
      where: { id: { in: input.items.map((one) => one.releaseId) } },
      select: { id: true, serviceId: true },
    })
    const wishes = input.items.map(({ service, releaseId, overrides }) => {
      const place = places.find((one) => one.service.name === service)
      const isOurs = releases.some((one) => one.id === releaseId && one.serviceId === place?.serviceId)
      return place && isOurs ? { place, releaseId, overrides } : absent()
    })
    const groupId = idFrom(`deployments ${input.key}`)
    const known = await tx.deployment.findMany({
      where: { groupId },
      orderBy: { groupPosition: "asc" },
      select: { id: true, placeId: true, releaseId: true },
    })
    if (known.length > 0) {
      const isSame =
        known.length === wishes.length &&
        wishes.every(({ place, releaseId }) =>
          known.some((one) => one.placeId === place.id && one.releaseId === releaseId),
        )
      if (!isSame) fail("conflict", { sentence: "This key was used for other deployments." })
      return { value: { groupId, ids: known.map((one) => one.id), isNew: false }, facts: [] }
    }
    needsReason(
      input.items.flatMap((one) => one.overrides),
      input.reason,
    )
    wishes.sort((one, other) => inOrder(one.place.service, other.place.service))
    const ids: string[] = []
    const facts: Fact[] = []
    // One after the other in the same order for everybody: two groups wait for each other, and none for ever.
    for (const { place } of wishes.toSorted((one, other) => (one.place.id < other.place.id ? -1 : 1)))
      await takeFree(tx, place.id)
    for (const [index, { place, releaseId, overrides }] of wishes.entries()) {
      const made = await ask(tx, ctx, {
        place,
        kind: "deploy",
        releaseId,
        key: `${input.key}:${place.service.name}`,
        reason: input.reason,
        overrides,
        group: { id: groupId, position: index + 1 },
      })
      ids.push(made.id)
      facts.push(...made.facts)
    }
    return { value: { groupId, ids, isNew: true }, facts, events: [startOf(ctx, ids[0] ?? "")] }
  },
})
