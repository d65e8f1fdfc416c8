import { grantOf } from "@/lib/ctx"
import { absent } from "@/lib/db"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { toPlaceView } from "@/lib/software/place-view"
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
    return {
      ...toPlaceView(found),
      release: found.release,
      service: {
        id: found.service.id,
        name: found.service.name,
        title: found.service.title,
        kind: found.service.kind,
      },
      place: toEnvironment(found.place),
      may: {
        write: grantOf(ctx, "deployments.write") !== null,
        secrets: grantOf(ctx, "deployments.secrets") !== null,
      },
    }
  },
})

export type PlaceView = Awaited<ReturnType<typeof findPlace>>
