/** Beside how many others something stands, and as which of them. */
export type Lane = { lane: number; of: number }

/**
 * Those that overlap share the width, the earliest to the left; who meets nobody has all of it. One who begins when
 * another ends does not meet it.
 */
export function lanesOf<Item extends { from: number; until: number }>(
  items: readonly Item[],
): (Item & Lane)[] {
  const inOrder = [...items].sort((one, other) => one.from - other.from || other.until - one.until)
  const placed: (Item & Lane)[] = []
  let group: (Item & Lane)[] = []
  let ends: number[] = []
  const close = () => {
    for (const one of group) one.of = ends.length
    placed.push(...group)
    group = []
    ends = []
  }
  for (const item of inOrder) {
    if (group.length > 0 && ends.every((end) => end <= item.from)) close()
    const free = ends.findIndex((end) => end <= item.from)
    const lane = free < 0 ? ends.length : free
    ends[lane] = item.until
    group.push({ ...item, lane, of: 1 })
  }
  close()
  return placed
}
