import type { EditableSignal, PhraseLanguage, Service, WeightName } from "@/lib/scoring/rule-set"

/** In the words of who works at the desk. English texts, drawn through `t()`. */
export const SIGNAL_NAMES: Record<EditableSignal, string> = {
  full: "A whole mouth or jaw",
  treatment: "A treatment",
  cosmetic: "Looks, check-ups and cleaning",
  price: "What it costs",
  finance: "Paying in instalments",
  book: "Wants an appointment",
  time: "Names a day or time",
  want: "Wants or needs something",
  pay: "Can pay now",
  decided: "Has decided",
  compare: "Only comparing",
  noRush: "No hurry",
  later: "Puts it off",
  elsewhere: "Went elsewhere",
  cancel: "Cancels",
  move: "Moves an appointment",
  place: "Where you are",
  hours: "When you are open",
  general: "Small questions",
  job: "Looks for work",
  vendor: "Sells something",
  spam: "Advertising",
  wrongNumber: "Wrong number",
  optOut: "Wants no messages",
  pain: "Pain",
  painStrong: "Strong pain",
  painMild: "Slight pain",
  unbearable: "Unbearable pain",
  swelling: "Swelling",
  gumSwelling: "Swollen gums",
  bleeding: "Bleeding",
  gumBleeding: "Gums bleed when brushing",
  bleedingRuns: "Bleeding that does not stop",
  fever: "Fever",
  injury: "An injury",
  airway: "Trouble breathing or swallowing",
  infection: "Infection",
  damage: "A broken tooth or filling",
  sensitive: "Sensitive teeth",
  urgent: "Asks for speed",
  emergency: "Calls it an emergency",
}

export const SIGNAL_GROUPS: ReadonlyArray<{ name: string; signals: readonly EditableSignal[] }> = [
  { name: "What it is about", signals: ["full", "treatment", "cosmetic", "price", "finance"] },
  { name: "What they would do", signals: ["book", "time", "want", "pay", "decided", "move"] },
  { name: "What holds them back", signals: ["compare", "noRush", "later", "elsewhere", "cancel"] },
  { name: "Small questions", signals: ["place", "hours", "general"] },
  { name: "Not a patient", signals: ["job", "vendor", "spam", "wrongNumber", "optOut"] },
  {
    name: "Needs care",
    signals: [
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
    ],
  },
]

export const WEIGHT_NAMES: Record<WeightName, string> = {
  full: "Asks for a whole mouth or jaw",
  treatment: "Names a treatment",
  cosmetic: "Names looks, a check-up or a cleaning",
  price: "Asks only what it costs",
  finance: "Asks to pay in instalments",
  book: "Wants an appointment",
  time: "Names a day or time",
  pay: "Can pay now",
  decided: "Has decided",
  move: "Moves an appointment",
  complaint: "A complaint that can wait a day",
  compare: "Only comparing",
  noRush: "No hurry",
  later: "Puts it off",
}

export const SERVICE_NAMES: Record<Service, string> = {
  implants: "Implants",
  full_arch: "Full arch",
  orthodontics: "Braces and aligners",
  cosmetic: "Veneers and whitening",
  endodontics: "Root canals",
  crowns: "Crowns and bridges",
  dentures: "Dentures",
  surgery: "Extractions",
  periodontics: "Gum treatment",
  hygiene: "Cleaning and check-ups",
  general: "Other treatment",
  emergency: "Emergencies",
}

/** A language's name in itself. */
export const PHRASE_LANGUAGE_NAMES: Record<PhraseLanguage, string> = {
  en: "English",
  ro: "Română",
  de: "Deutsch",
  hi: "हिन्दी",
}

export const RULE_SET_STATUS_NAMES = {
  draft: "Draft",
  shadow: "On trial",
  live: "Counts now",
  retired: "Counted before",
} as const

export const URGENCY_NAMES: Record<string, string> = {
  critical: "critical",
  high: "high",
  medium: "medium",
  none: "not urgent",
}
