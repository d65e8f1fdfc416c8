import { z } from "zod"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { isInstant } from "@/lib/inputs"
import { toDate } from "@/lib/time"

/** Where a page ended: the last row's value in the column it is sorted by, and its id. */
export type Place = { value: string | null; id: string }
const Parts = z.tuple([z.string(), z.string().nullable(), z.string().refine(isId)])

/** Opaque outside. `sort` names the order it belongs to. */
export function writePlace(sort: string, { value, id }: Place): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString("base64url")
}

/** Throws `invalid_input` for what was not written here, or for another order. `accepts` judges the value. */
export function readPlace(text: string, sort: string, accepts: (value: string | null) => boolean): Place {
  const refuse = () => fail("invalid_input", { fields: { cursor: "This place in the list is not known." } })
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.from(text, "base64url").toString("utf8"))
  } catch {
    return refuse()
  }
  const parts = Parts.safeParse(parsed)
  if (!parts.success || parts.data[0] !== sort || !accepts(parts.data[1])) return refuse()
  return { value: parts.data[1], id: parts.data[2] }
}

/** A place in a list sorted by (instant, id). */
export type TimeCursor = { at: Date; id: string }
const NEWEST = "time"

export const writeCursor = ({ at, id }: TimeCursor): string =>
  writePlace(NEWEST, { value: at.toISOString(), id })

/** Throws `invalid_input`: a cursor comes from an address bar. */
export function readCursor(text: string): TimeCursor {
  const { value, id } = readPlace(text, NEWEST, isInstant)
  return { at: toDate(value ?? ""), id }
}

/** Cuts a list read with one row too many into a page and the cursor of the next one. */
export function toPage<T extends { id: string }>(
  found: readonly T[],
  size: number,
  atOf: (row: T) => Date,
): { rows: T[]; nextCursor: string | null } {
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return {
    rows,
    nextCursor: last && found.length > size ? writeCursor({ at: atOf(last), id: last.id }) : null,
  }
}
