import type { ServicePlace } from "@/lib/generated/prisma/client"
import { heldSecretNames } from "@/lib/software/place"

/** A place as it is shown: of its secrets the names alone; null where they open with no key of this server. */
export function toPlaceView(row: ServicePlace) {
  const { sealedSecrets: _, settings, smoke, ...plain } = row
  return {
    ...plain,
    settings: recordOf(settings),
    smoke: recordOf(smoke),
    secretNames: heldSecretNames(row),
  }
}
export type PlaceShown = ReturnType<typeof toPlaceView>

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {}
