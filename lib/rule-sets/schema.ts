import { z } from "zod"
import {
  EDITABLE,
  PHRASE_LANGUAGES,
  type RuleSetData,
  SERVICES,
  THRESHOLDS,
  WEIGHTS,
} from "@/lib/scoring/rule-set"
import { tooBroad } from "@/lib/scoring/stop-words"

const TOO_BROAD = {
  empty: "Write at least one word.",
  letter: "One letter stands in nearly every message. Write the whole word.",
  beginning: "Before a * write at least four letters; fewer begin too many words.",
  common: "This stands in nearly every message, whatever it is about. Add the word that tells it apart.",
}

/** A word or phrase as a patient writes it. */
export const PhraseInput = z
  .string()
  .trim()
  .min(1, TOO_BROAD.empty)
  .max(60, "Write at most 60 letters; short phrases are found more often.")
  .regex(
    /^[\p{L}\p{M}\p{N} '’*-]+$/u,
    "Write words only: letters, digits, spaces, hyphens, and * after a word.",
  )
  .regex(/^(?!.*\*[\p{L}\p{M}\p{N}*]).*$/u, "A * stands at the end of a word only.")
  .superRefine((phrase, context) => {
    const why = tooBroad(phrase)
    if (why) context.addIssue({ code: "custom", message: TOO_BROAD[why] })
  })

const RulePhraseInput = z.strictObject({
  signal: z.enum(EDITABLE),
  language: z.enum(PHRASE_LANGUAGES),
  phrase: PhraseInput,
})

const points = (name: keyof typeof WEIGHTS) => {
  const { min, max } = WEIGHTS[name]
  const say = `From ${min} to ${max} points.`
  return z.int().min(min, say).max(max, say).optional()
}

const PointsInput = z.strictObject({
  full: points("full"),
  treatment: points("treatment"),
  cosmetic: points("cosmetic"),
  price: points("price"),
  finance: points("finance"),
  book: points("book"),
  time: points("time"),
  pay: points("pay"),
  decided: points("decided"),
  move: points("move"),
  complaint: points("complaint"),
  compare: points("compare"),
  noRush: points("noRush"),
  later: points("later"),
})

const { warm, hot } = THRESHOLDS
const ThresholdsInput = z
  .strictObject({
    warm: z.int().min(warm.min).max(warm.max),
    hot: z.int().min(hot.min).max(hot.max),
  })
  .refine((set) => set.hot > set.warm, "HOT must begin above WARM.")

const MOST_PHRASES = 300

/** What a clinic decides otherwise. */
export const RuleSetDataInput = z.strictObject({
  points: PointsInput,
  thresholds: ThresholdsInput,
  added: z.array(RulePhraseInput).max(MOST_PHRASES, "At most 300 words of your own."),
  off: z.array(RulePhraseInput).max(MOST_PHRASES, "At most 300 words switched off."),
  services: z
    .array(
      z.strictObject({
        service: z.enum(SERVICES),
        words: z.array(PhraseInput).max(40, "At most 40 words a service."),
        off: z.boolean(),
      }),
    )
    .max(SERVICES.length)
    .refine((list) => new Set(list.map((one) => one.service)).size === list.length, "Each service once."),
}) satisfies z.ZodType<RuleSetData>

export const RULE_SET_STATUSES = ["draft", "shadow", "live", "retired"] as const
export type RuleSetStatus = (typeof RULE_SET_STATUSES)[number]

const Name = z.string().trim().min(1, "Give it a name.").max(80, "At most 80 letters.")
const Note = z.string().trim().max(500, "At most 500 letters.")
const Reason = z.string().trim().min(3, "Say why, in a few words.").max(500, "At most 500 letters.")

export const RuleSetIdInput = z.strictObject({ id: z.uuid() })
export const ListRuleSetsInput = z.strictObject({ cursor: z.string().max(300).optional() })
/** `basedOnId`: whose changes it begins with; null begins with ours. */
export const DraftRuleSetInput = z.strictObject({ name: Name, basedOnId: z.uuid().nullable() })
/** `seenAt`: when it was last changed, as the editor knows it. */
export const EditRuleSetInput = z.strictObject({
  id: z.uuid(),
  seenAt: z.iso.datetime(),
  name: Name,
  note: Note,
  data: RuleSetDataInput,
})
export const PreviewTextInput = z.strictObject({
  data: RuleSetDataInput,
  text: z.string().max(4_096, "At most 4096 letters."),
})
/** What must be typed where somebody in pain would be seen later than now. */
export const LATER_WORDS = "patients in pain would be seen later"
export const GoLiveInput = z.strictObject({
  id: z.uuid(),
  reason: Reason,
  later: z.string().max(200).optional(),
})
/** `id` null: ours, without any change. */
export const BringBackInput = z.strictObject({ id: z.uuid().nullable(), reason: Reason })
/** `run`: the trial the page belongs to; `after`: where the last page ended. */
export const ShadowPageInput = z.strictObject({
  id: z.uuid(),
  run: z.uuid(),
  after: z.string().max(80),
  seen: z.int().min(0),
})

export type RuleSetRow = {
  /** Null of ours. */
  id: string | null
  version: number
  name: string
  status: RuleSetStatus
  /** How much of it differs from ours. */
  changes: number
  updatedAt: string | null
  wentLiveAt: string | null
  retiredAt: string | null
  shadow: ShadowState | null
}
export type ShadowState = {
  seen: number
  total: number
  startedAt: string
  endedAt: string | null
  /** Of these rules as they are, against those that count now. */
  isCurrent: boolean
}
export type RuleSetDetail = RuleSetRow & {
  id: string
  note: string
  data: RuleSetData
  by: string | null
  seenAt: string
}
