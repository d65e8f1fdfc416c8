import { grantOf } from "@/lib/ctx"
import { absent } from "@/lib/db"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { toPlaceView } from "@/lib/software/place-view"
import { PlaceInput } from "@/lib/software/schema"
import { readEnvironments } from "@/lib/software/stored"

/** A service with all its places, those given up included, and the environments there are. */
export const findService = query({
  name: "software.find_service",
  may: "deployments.read",
  input: PlaceInput,
  async run({ ctx, tx, input: { id } }) {
    if (!isId(id)) return absent()
    const found = await tx.softwareService.findUnique({ where: { id }, include: { places: true } })
    if (!found) return absent()
    const environments = await readEnvironments(tx)
    const rank = (name: string) => environments.findIndex((one) => one.name === name)
    return {
      ...found,
      environments,
      places: found.places
        .map(toPlaceView)
        .sort((one, other) => rank(one.environment) - rank(other.environment)),
      may: {
        write: grantOf(ctx, "deployments.write") !== null,
        secrets: grantOf(ctx, "deployments.secrets") !== null,
      },
    }
  },
})

export type ServiceView = Awaited<ReturnType<typeof findService>>
