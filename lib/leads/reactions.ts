/** A sign on a message; `because`: one of ours that is not there, and why in the code of a send. */
export type ShownReaction = { emoji: string; direction: "in" | "out"; because?: string | null }

type Row = {
  kind: string
  direction: string
  body: string
  status: string
  failedBecause: string | null
  replyToExternalId: string | null
}

const GONE: ReadonlySet<string> = new Set(["failed", "blocked", "cancelled"])

/**
 * Of signs in the order of time, those that stand on each message by its provider's id: the last of each side. Where the
 * last of ours did not go out it is told beside the one it was to replace.
 */
export function reactionsOn(rows: readonly Row[]): Map<string, ShownReaction[]> {
  const found = new Map<string, ShownReaction[]>()
  for (const row of rows) {
    if (row.kind !== "reaction" || row.replyToExternalId === null) continue
    const { body: emoji, replyToExternalId: target } = row
    const direction = row.direction === "out" ? "out" : "in"
    const known = found.get(target) ?? []
    const isOnlyTold = GONE.has(row.status)
    const others = known.filter(
      (one) => one.direction !== direction || (isOnlyTold && one.because === undefined),
    )
    if (isOnlyTold) others.push({ emoji, direction, because: row.failedBecause })
    else if (emoji !== "") others.push({ emoji, direction })
    found.set(target, others)
  }
  return found
}
