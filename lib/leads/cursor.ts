import { z } from "zod"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"

const Place = z.tuple([z.string(), z.string().nullable(), z.string().refine(isId)])

/** Where a page ended: the sort it belongs to, the last row's value and its id. */
export type Cursor = { value: string | null; id: string }

export function writeCursor(sort: string, place: Cursor): string {
  return Buffer.from(JSON.stringify([sort, place.value, place.id])).toString("base64url")
}

/** Throws `invalid_input` for what was not written here, or for another sort. `accepts` judges the value. */
export function readCursor(text: string, sort: string, accepts: (value: string | null) => boolean): Cursor {
  const refuse = () => fail("invalid_input", { fields: { cursor: "This place in the list is not known." } })
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.from(text, "base64url").toString("utf8"))
  } catch {
    return refuse()
  }
  const place = Place.safeParse(parsed)
  if (!place.success || place.data[0] !== sort || !accepts(place.data[1])) return refuse()
  return { value: place.data[1], id: place.data[2] }
}
