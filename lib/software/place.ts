import { absent, type Tx } from "@/lib/db"
import type { DriverPlace } from "@/lib/drivers/driver"
import { fail } from "@/lib/errors"
import { log } from "@/lib/log"
import { seal, unseal } from "@/lib/seal"

type Sealed = { id: string; sealedSecrets: Uint8Array | null }

/** The place of a service in an environment, as a machine names both. Throws `not_found`. */
export async function placeNamed(tx: Tx, service: string, environment: string) {
  const found = await tx.servicePlace.findFirst({
    where: { environment, retiredAt: null, service: { name: service, retiredAt: null } },
    include: { service: true, release: true, place: true },
  })
  return found ?? absent()
}

/** What a driver is told of the place, its secrets opened. Throws `wrong_state` where no key here opens them. */
export function driverPlaceOf(
  row: Sealed & {
    environment: string
    image: string | null
    replicas: number
    settings: unknown
    service: { name: string }
  },
): DriverPlace {
  return {
    service: row.service.name,
    environment: row.environment,
    image: row.image,
    replicas: row.replicas,
    settings: row.settings,
    secrets: placeSecrets(row),
  }
}

export function placeSecrets(row: Sealed): Record<string, string> {
  return (
    tryOpen(row) ??
    fail("wrong_state", {
      sentence: "Its secrets open with no key of this server. Put the former key back, or set them anew.",
    })
  )
}

export function heldSecretNames(row: Sealed): string[] | null {
  const held = tryOpen(row)
  return held && Object.keys(held).sort()
}

export const sealSecrets = (id: string, held: Record<string, string>): Uint8Array<ArrayBuffer> =>
  seal(JSON.stringify(held), id)

function tryOpen(row: Sealed): Record<string, string> | null {
  if (!row.sealedSecrets) return {}
  try {
    return JSON.parse(unseal(row.sealedSecrets, row.id)) as Record<string, string>
  } catch (error) {
    log.error("software.sealed", { placeId: row.id, error })
    return null
  }
}
