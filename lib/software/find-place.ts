import { grantOf } from "@/lib/ctx"
import { absent } from "@/lib/db"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { heldSecretNames } from "@/lib/software/place"
import { PlaceInput } from "@/lib/software/schema"
import { toEnvironment } from "@/lib/software/stored"

/** A place with how it is reached and put out; of its secrets the names alone. */
export const findPlace = query({
  name: "software.find_place",
  may: "deployments.read",
  input: PlaceInput,
  async run({ ctx, tx, input: { id } }) {
    if (!isId(id)) return absent()
    const found = await tx.servicePlace.findUnique({
      where: { id },
      include: { service: true, release: true, place: true },
    })
    if (!found) return absent()
    const { sealedSecrets: _, service, place, ...rest } = found
    return {
      ...rest,
      settings: recordOf(rest.settings),
      smoke: recordOf(rest.smoke),
      service: { id: service.id, name: service.name, title: service.title, kind: service.kind },
      place: toEnvironment(place),
      /** Null: they open with no key of this server. */
      secretNames: heldSecretNames(found),
      may: {
        write: grantOf(ctx, "deployments.write") !== null,
        secrets: grantOf(ctx, "deployments.secrets") !== null,
      },
    }
  },
})

export type PlaceView = Awaited<ReturnType<typeof findPlace>>

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {}
