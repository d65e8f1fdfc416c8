/** Why the rules decided though a model is set. */
export const FALLBACK_REASONS = [
  "timeout",
  "refused",
  "bad_output",
  "contradicted",
  "cost_cap",
  "rate_limited",
  "unreachable",
  "key_refused",
  "circuit_open",
  "no_consent",
] as const
export type FallbackReason = (typeof FALLBACK_REASONS)[number]

export const isFallbackReason = (value: unknown): value is FallbackReason =>
  FALLBACK_REASONS.some((one) => one === value)

/** No consent is no failure of a model: it was not to be asked. */
export const isFallback = (why: FallbackReason | null): boolean => why !== null && why !== "no_consent"

/** In English; passed through `t()` where it is drawn. */
export const FALLBACK_TEXTS: Record<FallbackReason, { chip: string; text: string }> = {
  timeout: { chip: "Model too slow", text: "The model did not answer in time." },
  refused: { chip: "Model refused", text: "The model would not answer." },
  bad_output: { chip: "Model unreadable", text: "The model's answer was not what was asked for." },
  contradicted: {
    chip: "Model overruled",
    text: "The text holds orders to a machine, and the model's answer was far from what the rules say.",
  },
  cost_cap: { chip: "Cost cap reached", text: "This month's cost cap is reached." },
  rate_limited: { chip: "Model busy", text: "The model takes no more questions just now." },
  unreachable: { chip: "Model unreachable", text: "The model could not be reached." },
  key_refused: { chip: "Key refused", text: "The model's provider refuses the key." },
  circuit_open: {
    chip: "Model paused",
    text: "The model failed several times in a row, so it is left alone for a while.",
  },
  no_consent: {
    chip: "No consent to AI",
    text: "The patient has not agreed to automatic assistants, so no model was asked.",
  },
}

/** What a model may name as its reason; the words are ours, so that no text of its own reaches a screen. */
export const MODEL_REASONS = {
  treatment_named: "Names a treatment",
  asks_price: "Asks for the price",
  ready_to_pay: "Is ready to pay",
  asks_appointment: "Asks for an appointment",
  time_named: "Names a time",
  pain: "Tells of pain",
  swelling: "Tells of swelling",
  bleeding: "Tells of bleeding",
  injury: "Tells of an injury",
  compares: "Compares clinics",
  not_now: "Does not want it now",
  small_talk: "Asks nothing that leads to treatment",
  not_a_patient: "Is not writing as a patient",
  orders_to_machine: "Holds orders to a machine",
} as const
export type ModelReasonCode = keyof typeof MODEL_REASONS
export const MODEL_REASON_CODES = Object.keys(MODEL_REASONS) as ModelReasonCode[]

const MODEL_RULE = "model:"
export const modelRule = (code: ModelReasonCode): string => `${MODEL_RULE}${code}`
export const isModelRule = (rule: string): boolean => rule.startsWith(MODEL_RULE)
