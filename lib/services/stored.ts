import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import type { ServiceInput } from "@/lib/services/schema"
import { SERVICE_LANGUAGES, type ServiceLanguage } from "@/lib/services/words"

export async function serviceById(tx: Tx, id: string) {
  const found = isId(id) ? await tx.service.findUnique({ where: { id }, include: { rooms: true } }) : null
  return found ?? fail("not_found")
}

export async function requireServiceName(tx: Tx, name: string, but: string): Promise<void> {
  const other = await tx.service.findFirst({
    where: { name: { equals: name, mode: "insensitive" }, retiredAt: null, id: { not: but } },
    select: { id: true },
  })
  if (other) fail("invalid_input", { fields: { name: "There is a service of this name." } })
}

export async function requireRooms(tx: Tx, roomIds: readonly string[]): Promise<string[]> {
  const ids = [...new Set(roomIds)].sort()
  const known = ids.every(isId) ? await tx.room.count({ where: { id: { in: ids } } }) : -1
  if (known !== ids.length)
    fail("invalid_input", { fields: { roomIds: "One of the rooms is gone. Load the page again." } })
  return ids
}

/** `Service.names` as stored; what cannot be read is no name. */
export function readNames(stored: unknown): Partial<Record<ServiceLanguage, string>> {
  const held = (typeof stored === "object" && stored !== null ? stored : {}) as Record<string, unknown>
  return Object.fromEntries(
    SERVICE_LANGUAGES.flatMap((code) => {
      const name = held[code]
      return typeof name === "string" && name ? [[code, name]] : []
    }),
  )
}

const toMinor = (price: string | undefined): number | null =>
  price === undefined ? null : Math.round(Number(price.replace(",", ".")) * 100)

/** The columns a form decides. */
export const toColumns = ({ price, roomIds: _, names, recallMonths, ...rest }: ServiceInput) => ({
  ...rest,
  names: readNames(names),
  recallMonths: recallMonths ?? null,
  priceMinor: toMinor(price),
})
export type ServiceColumns = ReturnType<typeof toColumns>

/** As the audit tells it: figures, and in which languages it has a name of its own. */
export const told = ({ name, names, ...rest }: ServiceColumns, roomIds: readonly string[]) => ({
  service: name,
  languages: Object.keys(names),
  ...rest,
  roomIds: [...roomIds],
})
