import { z } from "zod"

export const EFFECT_KINDS = ["message", "crm_write", "payment", "notification", "task", "other"] as const
export type EffectKind = (typeof EFFECT_KINDS)[number]
export const EFFECT_STATUSES = ["started", "done", "failed", "unsure"] as const
export type EffectStatus = (typeof EFFECT_STATUSES)[number]

export const RunEffectsInput = z.strictObject({ runId: z.string().max(64) })
export const MessageEffectInput = z.strictObject({ messageId: z.string().max(64) })

/** What a run, or any attempt before it, did outside our own tables. Ids and our own words only. */
export type EffectView = {
  id: string
  kind: EffectKind
  status: EffectStatus
  provider: string | null
  /** Null where the viewer may not know whose it is. */
  patientId: string | null
  functionId: string | null
  runId: string | null
  stepName: string | null
  /** The partner's id of what it made. */
  externalId: string | null
  /** Why it did not succeed, in a word of ours. */
  reason: string | null
  attempts: number
  releaseSha: string
  at: string
  finishedAt: string | null
}
