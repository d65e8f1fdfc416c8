type Gap = { part: string; name: string; button?: number }
type Worded = { header: string | null; body: string; footer: string | null; gaps: readonly Gap[] }

/** The wording with its gaps filled; what is not given yet stands as its gap. */
export function previewOf({ header, body, footer, gaps }: Worded, values: readonly string[]) {
  const put = (part: string, words: string) =>
    words.replace(/\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g, (whole, name: string) => {
      const at = gaps.findIndex((gap) => gap.part === part && gap.name === name)
      return values[at]?.trim() || whole
    })
  return { header: header && put("header", header), body: put("body", body), footer }
}
