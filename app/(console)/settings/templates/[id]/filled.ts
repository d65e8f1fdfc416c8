type Gap = { part: string; name: string; button?: number; sample: string | null }
type Worded = {
  header: string | null
  body: string
  footer: string | null
  buttons: readonly { text: string; url: string | null }[]
  gaps: readonly Gap[]
}

/** With what is given, else with the samples; what has none stands as its gap. */
export function filledWith<T extends Worded>(version: T, values?: readonly (string | null)[]): T {
  const put = (part: string, words: string) =>
    words.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => {
      const at = version.gaps.findIndex((gap) => gap.part === part && gap.name === name)
      return values?.[at] || (values ? undefined : version.gaps[at]?.sample) || whole
    })
  return {
    ...version,
    header: version.header && put("header", version.header),
    body: put("body", version.body),
  }
}
