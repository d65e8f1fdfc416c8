/** Whether a snapshot (`xmin:xmax:still open, …`, as PostgreSQL writes it) shows what this transaction did. */
export function couldSee(snapshot: string, xid: string): boolean {
  const [xmin = "0", xmax = "0", open = ""] = snapshot.split(":")
  const id = BigInt(xid)
  if (id < BigInt(xmin)) return true
  return id < BigInt(xmax) && !open.split(",").includes(xid)
}

/** The first transaction that one of the snapshots may not show. */
export function firstUnseen(snapshots: readonly (string | null)[]): string | null {
  const firsts = snapshots.flatMap((one) => (one ? [BigInt(one.split(":")[0] ?? "0")] : []))
  return firsts.length > 0 ? String(firsts.reduce((a, b) => (b < a ? b : a))) : null
}
