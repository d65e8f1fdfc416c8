import type { Signal } from "./lexicon/signals"

/** What a clinic may weigh otherwise, and how far. Whoever needs care now is HOT whatever the points say. */
export const WEIGHTS = {
  full: { base: 1, min: 0, max: 3 },
  treatment: { base: 1, min: 0, max: 3 },
  cosmetic: { base: 1, min: 0, max: 3 },
  price: { base: 1, min: 0, max: 2 },
  finance: { base: 0, min: 0, max: 2 },
  book: { base: 1, min: 0, max: 3 },
  time: { base: 0, min: 0, max: 2 },
  pay: { base: 1, min: 0, max: 3 },
  decided: { base: 1, min: 0, max: 3 },
  move: { base: 1, min: 0, max: 2 },
  complaint: { base: 1, min: 0, max: 2 },
  compare: { base: -1, min: -3, max: 0 },
  noRush: { base: -1, min: -3, max: 0 },
  later: { base: -1, min: -3, max: 0 },
} as const
export type WeightName = keyof typeof WEIGHTS
export type Weights = Record<WeightName, number>

/** From how many points on a lead is WARM, and HOT. */
export const THRESHOLDS = { warm: { base: 3, min: 3, max: 4 }, hot: { base: 4, min: 4, max: 6 } } as const
export type Thresholds = { warm: number; hot: number }

export const PHRASE_LANGUAGES = ["en", "ro", "de", "hi"] as const
export type PhraseLanguage = (typeof PHRASE_LANGUAGES)[number]

/** The signals whose words a clinic may add to or switch off; grammar and what fends off orders are ours alone. */
export const EDITABLE = [
  "full",
  "treatment",
  "cosmetic",
  "price",
  "finance",
  "book",
  "time",
  "want",
  "pay",
  "decided",
  "compare",
  "noRush",
  "later",
  "elsewhere",
  "cancel",
  "move",
  "place",
  "hours",
  "general",
  "job",
  "vendor",
  "spam",
  "wrongNumber",
  "optOut",
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
  "airway",
  "infection",
  "damage",
  "sensitive",
  "urgent",
  "emergency",
] as const satisfies readonly Signal[]
export type EditableSignal = (typeof EDITABLE)[number]

/** Plain words as a patient writes them; a `*` after a word stands for any ending. */
export type RulePhrase = { signal: EditableSignal; language: PhraseLanguage; phrase: string }

export const SERVICES = [
  "implants",
  "full_arch",
  "orthodontics",
  "cosmetic",
  "endodontics",
  "crowns",
  "dentures",
  "surgery",
  "periodontics",
  "hygiene",
  "general",
  "emergency",
] as const
export type Service = (typeof SERVICES)[number]

/** `words` name the service beside ours; `off`: the clinic does not offer it, so asking for it is no treatment here. */
export type ServiceRule = { service: Service; words: string[]; off: boolean }

/** What a clinic decided otherwise than we did; the rest is ours. */
export type RuleSetData = {
  points: Partial<Weights>
  thresholds: Thresholds
  added: RulePhrase[]
  off: RulePhrase[]
  services: ServiceRule[]
}

export const NO_CHANGES: RuleSetData = {
  points: {},
  thresholds: { warm: THRESHOLDS.warm.base, hot: THRESHOLDS.hot.base },
  added: [],
  off: [],
  services: [],
}

/** A rule set made ready to score by. `version` is what scores say: rules-<n>. */
export type Rules = {
  readonly version: string
  readonly patterns: ReadonlyArray<readonly [Signal, RegExp]>
  /** What no longer counts, by signal. */
  readonly off: ReadonlyMap<Signal, RegExp>
  /** The clinic's own words: never taken for a slip of ours. */
  readonly known: ReadonlySet<string>
  readonly weights: Weights
  readonly thresholds: Thresholds
  readonly services: ReadonlyArray<readonly [Service, RegExp]>
  readonly notOffered: ReadonlySet<Service>
}
