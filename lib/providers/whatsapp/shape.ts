export type Json = Readonly<Record<string, unknown>>

export const record = (given: unknown): Json | undefined =>
  typeof given === "object" && given !== null && !Array.isArray(given) ? (given as Json) : undefined

export const array = (given: unknown): readonly unknown[] => (Array.isArray(given) ? given : [])

export const text = (given: unknown): string | undefined =>
  typeof given === "string" && given !== "" ? given : undefined

/** Seconds since 1970, as digits or a number; undefined where it is no time a clock could show. */
export function unixTime(given: unknown): Date | undefined {
  const digits = typeof given === "number" ? String(given) : text(given)
  if (!digits || !/^\d{9,11}$/.test(digits)) return undefined
  return new Date(Number(digits) * 1_000)
}
