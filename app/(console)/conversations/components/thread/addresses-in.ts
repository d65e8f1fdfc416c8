export type Part = { at: number; text: string; isAddress: boolean }

/** http and https alone; what ends a sentence is not part of an address. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}»”]/giu

/** What somebody wrote, cut where an address begins and ends. */
export function partsOf(body: string): Part[] {
  const parts: Part[] = []
  let from = 0
  for (const found of body.matchAll(ADDRESS)) {
    if (found.index > from) parts.push({ at: from, text: body.slice(from, found.index), isAddress: false })
    parts.push({ at: found.index, text: found[0], isAddress: true })
    from = found.index + found[0].length
  }
  if (from < body.length) parts.push({ at: from, text: body.slice(from), isAddress: false })
  return parts
}

/** The name of the machine an address leads to, as the browser understands it; null where it leads nowhere. */
export function hostOf(address: string): string | null {
  try {
    const url = new URL(address)
    return url.protocol === "https:" || url.protocol === "http:" ? url.host : null
  } catch {
    return null
  }
}
