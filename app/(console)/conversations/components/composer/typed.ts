/** What is looked for among quick replies, where a text is "/" and a word; else null. */
export const slashIn = (text: string): string | null => /^\/([\p{L}\p{N}_-]*)$/u.exec(text)?.[1] ?? null

/** The name being typed after an @ before the caret; else null. */
export const mentionIn = (text: string, caret: number): string | null =>
  /(?:^|\s)@([\p{L}\p{N}.-]*)$/u.exec(text.slice(0, caret))?.[1] ?? null

/** The text with the name that was being typed before the caret written out, and where the caret then stands. */
export function withMention(text: string, caret: number, name: string): { text: string; caret: number } {
  const before = text.slice(0, caret).replace(/@[\p{L}\p{N}.-]*$/u, `@${name} `)
  return { text: before + text.slice(caret), caret: before.length }
}

type Person = { id: string; name: string }

/** Who is named in a note: longer names first, so that "@Ana Maria" does not call Ana too. */
export function mentionedIn(text: string, people: readonly Person[]): string[] {
  let left = text
  const found: string[] = []
  for (const { id, name } of [...people].sort((one, other) => other.name.length - one.name.length)) {
    if (!left.includes(`@${name}`)) continue
    found.push(id)
    left = left.replaceAll(`@${name}`, " ")
  }
  return found
}

const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

/** Whether a name begins so, in any of its words, whatever the accents. */
export const beginsWith = (name: string, start: string): boolean =>
  folded(name)
    .split(/[\s-]+/)
    .some((word) => word.startsWith(folded(start))) || folded(name).startsWith(folded(start))
