export type Span =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "strong"; text: string }
  | { kind: "link"; text: string; href: string }

// A backslash comes first: what stands behind one is no mark. The lengths keep a text of brackets from being read for ever.
const MARK =
  /\\[\\`*_[\]<>#|]|`[^`]+`|\*\*(?:\\.|[^*\\])+\*\*|\[(?:\\.|[^\]\\[]){1,300}\]\([^()\s]{1,1000}\)/g

/** What is inside a line: code, bold, and links where `links` allows them; the rest is text. */
export function spansOf(text: string, links: boolean): Span[] {
  const spans: Span[] = []
  const say = (plain: string) => {
    const last = spans.at(-1)
    if (plain === "") return
    if (last?.kind === "text") last.text += plain
    else spans.push({ kind: "text", text: plain })
  }
  let from = 0
  for (const found of text.matchAll(MARK)) {
    say(text.slice(from, found.index))
    from = found.index + found[0].length
    const [mark] = found
    if (mark.startsWith("\\")) say(mark.slice(1))
    else if (mark.startsWith("`")) spans.push({ kind: "code", text: mark.slice(1, -1) })
    else if (mark.startsWith("*")) spans.push({ kind: "strong", text: plainOf(mark.slice(2, -2)) })
    else {
      const [words = "", href = ""] = mark.slice(1, -1).split("](")
      if (links && leadsSomewhereSafe(href)) spans.push({ kind: "link", text: plainOf(words), href })
      else say(plainOf(mark))
    }
  }
  say(text.slice(from))
  return spans
}

/** Within the console, or by https: never a script, nor another host by `//` or by `/\`, which a browser reads the same. */
const leadsSomewhereSafe = (href: string): boolean => /^(\/(?![/\\])|https:\/\/)/.test(href)

/** Without the strokes that keep what came from outside from being a mark. */
export const plainOf = (text: string): string => text.replace(/\\([\\`*_[\]<>#|])/g, "$1")
