import { isLater } from "@/lib/rule-sets/weight"
import { PHRASES } from "@/lib/scoring/phrases"
import { HELD_OUT, HELD_OUT_LAST, HELD_OUT_LATER } from "@/lib/scoring/phrases-heldout"
import type { Rules } from "@/lib/scoring/rule-set"
import { scoreText } from "@/lib/scoring/rules"
import type { Classification, Urgency } from "@/lib/scoring/schema"

const LABELLED = [...PHRASES, ...HELD_OUT, ...HELD_OUT_LATER, ...HELD_OUT_LAST]
const URGENT_CORE = LABELLED.filter(([, , urgency]) => urgency !== "none")

export type LaterPhrase = { text: string; was: Urgency; now: Urgency }

/** What people in pain write, as the rules must hear it: each that would be seen later. */
export function seenLater(rules: Rules): LaterPhrase[] {
  return URGENT_CORE.flatMap(([text, , was]) => {
    const now = scoreText(text, rules).urgency
    return isLater(was, now) ? [{ text, was, now }] : []
  })
}

export type OddPhrase = {
  text: string
  was: { classification: Classification; urgency: Urgency }
  now: { classification: Classification; urgency: Urgency }
}

/** Labelled phrases that come out otherwise than a coordinator said, a part at a time so that others are answered between. */
export async function disagreements(rules: Rules): Promise<{ all: number; odd: OddPhrase[] }> {
  const odd: OddPhrase[] = []
  for (const [index, [text, classification, urgency]] of LABELLED.entries()) {
    if (index % 40 === 39) await new Promise((resume) => setImmediate(resume))
    const now = scoreText(text, rules)
    if (now.classification === classification && now.urgency === urgency) continue
    odd.push({
      text,
      was: { classification, urgency },
      now: { classification: now.classification, urgency: now.urgency },
    })
  }
  return { all: LABELLED.length, odd }
}
