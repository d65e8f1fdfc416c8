/** The ids with one of them a place further up or down; the same list where it stands at that end already. */
export function moved(ids: readonly string[], id: string, to: "up" | "down"): string[] {
  const at = ids.indexOf(id)
  const other = to === "up" ? at - 1 : at + 1
  const [one, beside] = [ids[at], ids[other]]
  if (one === undefined || beside === undefined) return [...ids]
  const made = [...ids]
  made[at] = beside
  made[other] = one
  return made
}
