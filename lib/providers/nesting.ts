/** What stands for a body that nests deeper than anything that is sent: no provider finds a shape in it. */
export const TOO_DEEP = "nested too deeply"

/** Far above what any provider sends, and far below where a walk over it, or writing it again, would end in the stack. */
export const DEEPEST = 200

const [QUOTE, BACKSLASH, OPENS, CLOSES, OPENS_OBJECT, CLOSES_OBJECT] = [...'"\\[]{}'].map((one) =>
  one.charCodeAt(0),
)

/** Of text that a JSON parser has taken. */
export function isTooDeep(json: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at)
    if (inString) {
      if (code === BACKSLASH) at++
      else if (code === QUOTE) inString = false
    } else if (code === QUOTE) inString = true
    else if (code === OPENS || code === OPENS_OBJECT) {
      if (++depth > DEEPEST) return true
    } else if (code === CLOSES || code === CLOSES_OBJECT) depth--
  }
  return false
}
