import type { Item } from "@/lib/providers/provider"

/** An item that asks for no work: its fate is known when it comes. */
export function decided(
  key: string,
  kind: string,
  fate: "ignored" | "quarantined",
  reason: string,
  value: unknown,
  providerAt?: Date,
): Item {
  return { key, kind, fate, reason, value, providerAt, around: undefined }
}

/** A provider's word, fit to be a column and a sentence. */
export function word(given: unknown): string | undefined {
  return typeof given === "string" && /^[a-z0-9_.-]{1,60}$/i.test(given) ? given : undefined
}

const FIRST_MS = Date.UTC(1970, 0)
const LAST_MS = Date.UTC(2100, 0)

/** An ISO 8601 instant that a clock of a provider could show; what is beyond is none, and some of it no column holds. */
export function instant(given: unknown): Date | undefined {
  if (typeof given !== "string" || given.length > 40 || !/^\d{4}-\d\d-\d\dT/.test(given)) return undefined
  const at = new Date(given)
  return at.getTime() >= FIRST_MS && at.getTime() < LAST_MS ? at : undefined
}

export const object = (given: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof given === "object" && given !== null && !Array.isArray(given)
    ? (given as Readonly<Record<string, unknown>>)
    : undefined
