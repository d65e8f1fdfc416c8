import type { Tx } from "@/lib/db"
import type { Ground } from "@/lib/subject-requests/places/place"

type Held = { id: string; body: Uint8Array }

const MOST = 5_000

/**
 * Takes a person out of raw bodies: what was theirs alone goes whole; of what came together with others' only their items
 * are emptied, so that the others' can still be read again. Where something of them is left all the same, it goes whole.
 */
export async function eraseBodies(
  tx: Tx,
  ground: Ground,
  words: readonly string[],
  since: Date,
): Promise<number> {
  const sought = words.filter((word) => word.length >= 5)
  const held = await tx.$queryRaw<Held[]>`
    select id, body from "WebhookDelivery"
    where body is not null and "receivedAt" >= ${since} and (
      id in (select "deliveryId" from "WebhookEvent" where id = any(${ground.eventIds}::uuid[]))
      or exists (
        select from unnest(${sought}::text[]) as sought (word) where position(convert_to(sought.word, 'UTF8') in body) > 0
      )
    ) limit ${MOST}`
  if (held.length === 0) return 0
  const whole = new Set(ground.deliveryIds)
  const left = held.map(({ id, body }) =>
    whole.has(id) ? null : without(Buffer.from(body).toString("utf8"), sought),
  )
  const [row] = await tx.$queryRaw<[{ changed: number }]>`
    select erase_bodies(${held.map((one) => one.id)}::uuid[], array(
      select case when text is null then null else convert_to(text, 'UTF8') end
      from json_array_elements_text(${JSON.stringify(left)}::json) with ordinality as given (text, nth) order by nth
    )) as changed`
  return row.changed
}

/** The body with the person's items emptied; null where it cannot be told apart. */
export function without(body: string, words: readonly string[]): string | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    return null
  }
  const left = JSON.stringify(emptied(parsed, words))
  return words.some((word) => left.includes(word)) || left.length > body.length ? null : left
}

const tellsOf = (value: unknown, words: readonly string[]): boolean => {
  const text = JSON.stringify(value) ?? ""
  return words.some((word) => text.includes(word))
}

/** In lists the smallest item that tells of the person is emptied; everything beside it stays. */
function emptied(value: unknown, words: readonly string[]): unknown {
  if (Array.isArray(value))
    return value.map((item) => {
      if (!tellsOf(item, words)) return item
      return hasTellingList(item, words) ? emptied(item, words) : blank(item)
    })
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, emptied(inner, words)]))
  return typeof value === "string" && tellsOf(value, words) ? "" : value
}

const hasTellingList = (value: unknown, words: readonly string[]): boolean => {
  if (Array.isArray(value)) return value.some((item) => tellsOf(item, words))
  if (typeof value !== "object" || value === null) return false
  return Object.values(value).some((inner) => hasTellingList(inner, words))
}

function blank(value: unknown): unknown {
  if (typeof value === "string") return ""
  if (Array.isArray(value)) return value.map(blank)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, blank(inner)]))
}
