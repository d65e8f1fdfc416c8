import { array, record, text } from "@/lib/providers/whatsapp/shape"

const numberOf = (change: unknown) => text(record(record(record(change)?.value)?.metadata)?.phone_number_id)

/** The phone number ids a body names. */
export function numbersIn(body: unknown): string[] {
  const changes = array(record(body)?.entry).flatMap((entry) => array(record(entry)?.changes))
  return [...new Set(changes.flatMap((change) => numberOf(change) ?? []))]
}

/** The body as that number alone would have got it: what is another's goes nowhere. */
export function onlyFor(body: unknown, number: string): unknown {
  const entry = array(record(body)?.entry).flatMap((one) => {
    const changes = array(record(one)?.changes).filter((change) => numberOf(change) === number)
    return changes.length > 0 ? [{ ...record(one), changes }] : []
  })
  return { ...record(body), entry }
}
