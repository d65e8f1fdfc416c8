import { VIEW_PAGES, type ViewPage } from "@/lib/views/words"

/** The filters of an address that a view keeps, always in the same order: two views of the same list read alike. */
export function keptQuery(page: ViewPage, query: string): string {
  const given = new URLSearchParams(query)
  const kept = new URLSearchParams()
  for (const name of VIEW_PAGES[page]) {
    const value = given.get(name)?.trim()
    if (value) kept.set(name, value)
  }
  return kept.toString()
}
