import { ON_APPOINTMENTS } from "./entries-on-appointments"
import { ON_CLOCK } from "./entries-on-clock"
import { ON_EVENT } from "./entries-on-event"
import { ON_OPERATIONS } from "./entries-on-operations"
import { ON_VISITS } from "./entries-on-visits"
import type { FunctionEntry } from "./entry"

/** Each as the console shows it. This list imports nothing else: pages read it without the SDK. */
export const FUNCTIONS = [
  ...ON_EVENT,
  ...ON_OPERATIONS,
  ...ON_APPOINTMENTS,
  ...ON_CLOCK,
  ...ON_VISITS,
] as const satisfies readonly FunctionEntry[]

/** What the product is to do and does not yet: its name is known, nothing runs. */
export type PlannedFunction = {
  id: string
  aliases: readonly string[]
  /** Tries in all, the first one included. */
  attempts: number
  words: string
}

export const PLANNED: readonly PlannedFunction[] = [
  {
    id: "process-voice-call",
    aliases: ["voice-call-handler"],
    attempts: 2,
    words: "Reads a finished call: who rang, what was said, and what follows from it.",
  },
  {
    id: "payment-succeeded-handler",
    aliases: ["process-payment"],
    attempts: 3,
    words: "Takes a payment into the books and tells who has to know.",
  },
  {
    id: "patient-journey-workflow",
    aliases: ["patient-journey"],
    attempts: 5,
    words: "Goes with a patient from the first enquiry to the treatment, by a journey's steps.",
  },
]

export type FunctionId = (typeof FUNCTIONS)[number]["id"]

export function functionEntry(id: FunctionId): FunctionEntry {
  const entry = FUNCTIONS.find((one) => one.id === id)
  if (!entry) throw new Error(`No function ${id} in inngest/registry.ts`)
  return entry
}

/** Ids of the functions that `text` names: by id, alias, or a part of either. */
export function functionsNamed(text: string): string[] {
  const wanted = text.trim().toLowerCase()
  const names = (entry: FunctionEntry) => [entry.id, ...entry.aliases]
  const exact = FUNCTIONS.filter((entry) => names(entry).includes(wanted))
  const found =
    exact.length > 0 ? exact : FUNCTIONS.filter((entry) => names(entry).some((name) => name.includes(wanted)))
  return found.map((entry) => entry.id)
}
