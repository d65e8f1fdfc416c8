const cardsOf = (column: Element): HTMLElement[] => [...column.querySelectorAll<HTMLElement>("[data-card]")]

/** Walks from card to card: up and down a column, and to the same height of the next one. */
export function walkBoard(way: "up" | "down" | "left" | "right"): void {
  const columns: (Element | null)[] = [...document.querySelectorAll("[data-board-column]")].filter(
    (one) => cardsOf(one).length > 0 && one.getClientRects().length > 0,
  )
  const card = document.activeElement?.closest<HTMLElement>("[data-card]")
  const column = card?.closest("[data-board-column]") ?? null
  const at = columns.indexOf(column)
  const next = at < 0 ? columns[0] : columns[at + (way === "right" ? 1 : way === "left" ? -1 : 0)]
  if (!next) return
  const row = card && column ? cardsOf(column).indexOf(card) : -1
  const cards = cardsOf(next)
  const to = way === "down" ? row + 1 : way === "up" ? row - 1 : row
  const target = cards[Math.max(0, Math.min(cards.length - 1, to))]
  target?.querySelector<HTMLElement>("a")?.focus({ preventScroll: true })
  target?.scrollIntoView({ block: "nearest", inline: "nearest" })
}
