import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { toDate } from "@/lib/time"

/** Where a page of a list sorted by (instant, id) ended. */
export type TimeCursor = { at: Date; id: string }

/** Opaque outside: base64url of "ms.id". */
export function writeCursor({ at, id }: TimeCursor): string {
  return Buffer.from(`${at.getTime()}.${id}`).toString("base64url")
}

/** Throws `invalid_input`: a cursor comes from an address bar. */
export function readCursor(text: string): TimeCursor {
  const [ms = "", id = ""] = Buffer.from(text, "base64url").toString("utf8").split(".")
  if (!/^\d{1,12}\d?$/.test(ms) || !isId(id))
    fail("invalid_input", { fields: { cursor: "is not one of ours" } })
  return { at: toDate(Number(ms)), id }
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
