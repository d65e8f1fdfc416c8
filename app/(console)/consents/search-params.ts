import { LedgerFilters } from "@/lib/consents/schema"
import { readCursor } from "@/lib/cursor"

export type Params = Record<string, string | string[] | undefined>

const first = (value: string | string[] | undefined) => [value].flat()[0]?.trim() || undefined

/** What an address asks of the ledger; what is not understood is left out, so that an old link still shows a list. */
export function ledgerFilters(params: Params): LedgerFilters {
  const shape = LedgerFilters.shape
  const known = Object.entries(shape).flatMap(([name, field]) => {
    const value = first(params[name])
    return value && field.safeParse(value).success && (name !== "cursor" || isPlace(value))
      ? [[name, value]]
      : []
  })
  return LedgerFilters.parse(Object.fromEntries(known))
}

export function isPlace(cursor: string | undefined): cursor is string {
  try {
    return cursor !== undefined && Boolean(readCursor(cursor))
  } catch {
    return false
  }
}

/** A cursor of an address, where it is one. */
export function cursorOf(params: Params): { cursor?: string } {
  const cursor = first(params.cursor)
  return isPlace(cursor) ? { cursor } : {}
}
