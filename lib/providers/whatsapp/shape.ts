import { createHash } from "node:crypto"

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

/** Postgres refuses U+0000 and lone surrogates in text; the raw bytes keep them. */
export function storable(given: string): string {
  return given.toWellFormed().replaceAll("\u0000", "\ufffd")
}

/** One line, at most `longest` characters; undefined where nothing is left. */
export function line(given: unknown, longest = 200): string | undefined {
  const raw = typeof given === "number" ? String(given) : text(given)
  if (raw === undefined) return undefined
  const clean = storable(raw.slice(0, longest * 8))
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
  return [...clean].slice(0, longest).join("") || undefined
}

const LONGEST_KEY = 400

/** A provider's id as a key: what Postgres does not take in text, or a huge one, is stored as its hash. */
export function keyOf(id: string): string {
  if (id.length <= LONGEST_KEY && id.isWellFormed() && !id.includes("\u0000")) return id
  return `sha256:${createHash("sha256").update(JSON.stringify(id)).digest("hex")}`
}

/** Without the entries that are undefined; null where none is left. */
export function compact<T extends object>(given: T): T | null {
  const kept = Object.entries(given).filter(([, value]) => value !== undefined)
  return kept.length > 0 ? (Object.fromEntries(kept) as T) : null
}
