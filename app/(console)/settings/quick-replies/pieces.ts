export type Piece = { at: number; words: string; gap: string | null }

/** What can stand between braces, in words. */
export const GAP_WORDS: Readonly<Record<string, string>> = {
  "patient.firstName": "the patient’s first name",
  "clinic.name": "the clinic’s name",
  "member.name": "your name",
  "appointment.time": "the time of the appointment",
}

/** A wording cut at its gaps. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const found of text.matchAll(/\{\s*([a-zA-Z]+\.[a-zA-Z]+)\s*\}/g)) {
    if (found.index > from) pieces.push({ at: from, words: text.slice(from, found.index), gap: null })
    pieces.push({ at: found.index, words: found[0], gap: found[1] ?? "" })
    from = found.index + found[0].length
  }
  if (from < text.length) pieces.push({ at: from, words: text.slice(from), gap: null })
  return pieces
}
