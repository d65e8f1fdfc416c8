import { createHash } from "node:crypto"

/** The same wording has the same hash, whatever the order of its parts' fields; samples are no wording. */
export const wordingHash = (components: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(settled(components)))
    .digest("hex")

function settled(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(settled)
  if (typeof given !== "object" || given === null) return given
  return Object.fromEntries(
    Object.entries(given)
      .filter(([key]) => key !== "example")
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, value]) => [key, settled(value)]),
  )
}
