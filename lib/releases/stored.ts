import type { Change } from "@/lib/releases/schema"

/** `Release.changes` as stored; what cannot be read is no change. */
export function readChanges(stored: unknown): Change[] {
  if (!Array.isArray(stored)) return []
  return stored.flatMap((one: unknown) => {
    if (typeof one !== "object" || one === null) return []
    const { sha, title, author } = one as Record<string, unknown>
    return typeof sha === "string" && typeof title === "string"
      ? [{ sha, title, author: typeof author === "string" ? author : "" }]
      : []
  })
}
