import type { Prisma } from "@/lib/generated/prisma/client"

type Told = { before: Prisma.InputJsonObject; after: Prisma.InputJsonObject }

/** What differs, by name; null where nothing does. */
export function differing(before: Record<string, unknown>, after: Record<string, unknown>): Told | null {
  const names = Object.keys(after).filter((key) => sorted(before[key]) !== sorted(after[key]))
  if (names.length === 0) return null
  const of = (given: Record<string, unknown>) =>
    Object.fromEntries(names.map((key) => [key, given[key] ?? null])) as Prisma.InputJsonObject
  return { before: of(before), after: of(after) }
}

/** The order in which an object's names stand says nothing. */
const sorted = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, one: unknown) =>
    typeof one === "object" && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => a.localeCompare(b)))
      : one,
  )
