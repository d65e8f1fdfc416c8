import { array, record, text } from "@/lib/providers/whatsapp/shape"
import { split } from "@/lib/providers/whatsapp/split"

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

/** The body without what is that number's. An empty change stands for each item, so that the others keep their places. */
export function givenAway(body: unknown, number: string): unknown {
  const entry = array(record(body)?.entry).map((one) => ({
    ...record(one),
    changes: array(record(one)?.changes).flatMap((change) =>
      numberOf(change) === number ? emptied(change) : [change],
    ),
  }))
  return { ...record(body), entry }
}

const emptied = (change: unknown) =>
  split({ entry: [{ changes: [change] }] }, { account: { externalId: null }, fallbackKey: "" }).map(() => ({
    field: "given_to_another_clinic",
    value: {},
  }))
