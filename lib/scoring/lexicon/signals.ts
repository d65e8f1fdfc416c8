export const COMPLAINTS = [
  "pain",
  "painStrong",
  "painMild",
  "unbearable",
  "swelling",
  "gumSwelling",
  "bleeding",
  "gumBleeding",
  "bleedingRuns",
  "fever",
  "injury",
  "fall",
  "airway",
  "infection",
  "damage",
  "sensitive",
] as const

/**
 * What the rules can recognise. Each language lists phrases per signal, in a small notation that compile.ts reads:
 * words are folded as the text is; `x*` begins with, `*x` ends with, `x?` may be absent, `(a|b c)` either,
 * `_` up to one word between, `__` up to three, `___` up to six, `#` a number. Diacritics are as the language
 * writes them: ä ö ü also match ae oe ue, everything else matches bare letters too.
 */
export const SIGNALS = [
  // what it is about
  "full",
  "treatment",
  "cosmetic",
  "price",
  "finance",
  // what they would do
  "book",
  "mayI",
  "time",
  "want",
  "wantToKnow",
  "pay",
  "decided",
  // what holds them back
  "compare",
  "noRush",
  "later",
  "elsewhere",
  "cancel",
  "move",
  // small questions and small talk
  "place",
  "hours",
  "general",
  "greeting",
  "thanks",
  // not a patient's enquiry
  "job",
  "vendor",
  "spam",
  "wrongNumber",
  "optOut",
  "injection",
  // complaints
  ...COMPLAINTS,
  "urgent",
  "earliest",
  "emergency",
  // how much of it, and whether it is so at all
  "strong",
  "mild",
  "asksAboutPain",
  "painless",
  "history",
  "relief",
  "joke",
  // grammar
  "not",
  "notAfter",
  "politeNot",
  "but",
  "and",
  "or",
] as const
export type Signal = (typeof SIGNALS)[number]

export type Lexicon = Partial<Record<Signal, readonly string[]>>
