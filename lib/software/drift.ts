import { absent } from "@/lib/db"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { PlaceInput } from "@/lib/software/schema"
import { readEnvironments } from "@/lib/software/stored"

export type Drift = {
  environments: { name: string; title: string; toldAt: Date | null }[]
  /** A row per variable that is not everywhere: where it is set; null where nobody told. */
  rows: { name: string; has: (boolean | null)[] }[]
  /** How many names are the same everywhere they were told. */
  same: number
}

/** The names of a service's configuration, environment against environment. Values are never known here. */
export const findDrift = query({
  name: "software.drift",
  may: "deployments.read",
  input: PlaceInput,
  async run({ tx, input: { id } }): Promise<Drift> {
    const service = isId(id)
      ? await tx.softwareService.findUnique({
          where: { id },
          include: {
            places: {
              where: { retiredAt: null },
              select: { environment: true, configNames: true, configAt: true },
            },
          },
        })
      : null
    if (!service) return absent()
    const order = (await readEnvironments(tx)).filter((one) =>
      service.places.some((place) => place.environment === one.name),
    )
    const places = order.map(({ name, title }) => {
      const place = service.places.find((one) => one.environment === name)
      return { name, title, toldAt: place?.configAt ?? null, names: new Set(place?.configNames ?? []) }
    })
    const told = places.filter((one) => one.toldAt)
    const all = [...new Set(told.flatMap((one) => [...one.names]))].sort()
    const rows = all.filter((name) => told.some((one) => !one.names.has(name)))
    return {
      environments: places.map(({ names: _, ...one }) => one),
      rows: rows.map((name) => ({
        name,
        has: places.map((one) => (one.toldAt ? one.names.has(name) : null)),
      })),
      same: told.length > 1 ? all.length - rows.length : 0,
    }
  },
})
