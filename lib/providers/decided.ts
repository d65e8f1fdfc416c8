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

/** An ISO 8601 instant that a clock could show. */
export function instant(given: unknown): Date | undefined {
  if (typeof given !== "string" || given.length > 40 || !/^\d{4}-\d\d-\d\dT/.test(given)) return undefined
  const at = new Date(given)
  return Number.isNaN(at.getTime()) ? undefined : at
}

export const object = (given: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof given === "object" && given !== null && !Array.isArray(given)
    ? (given as Readonly<Record<string, unknown>>)
    : undefined
