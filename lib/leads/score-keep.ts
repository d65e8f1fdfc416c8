import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import type { Opinion } from "@/lib/leads/score-opinion"
import { PROMPT, PROMPT_HASH, PROMPT_VERSION } from "@/lib/models/prompt"
import { judge } from "@/lib/models/rules"
import { type FallbackReason, isFallback } from "@/lib/models/words"
import type { ScoreResult } from "@/lib/scoring/schema"

/** What is kept beside a score when a model is set. */
export type Beside = Partial<
  Pick<
    Prisma.ScoreUncheckedCreateInput,
    | "model"
    | "promptVersion"
    | "fallbackReason"
    | "tokensIn"
    | "tokensOut"
    | "costMicros"
    | "latencyMs"
    | "ruleScorer"
    | "ruleScore"
    | "ruleClassification"
    | "ruleUrgency"
  >
>

export type Decided = { result: ScoreResult; beside: Beside; why: FallbackReason | null }

/** The model's word where it has one that may count, the rules' otherwise. */
export function decide(ruled: ScoreResult, opinion: Opinion | null, texts: readonly string[]): Decided {
  if (!opinion || "known" in opinion) return { result: ruled, beside: {}, why: null }
  if ("notAsked" in opinion) return stoodIn(ruled, opinion.notAsked, { model: opinion.model })
  const { model, promptVersion, tokensIn, tokensOut, costMicros, latencyMs, answer, why } = opinion.asked
  const took = { model, promptVersion, tokensIn, tokensOut, costMicros, latencyMs }
  if (!answer) return stoodIn(ruled, why, took)
  const result = judge(ruled, answer, model, texts)
  if (!result) return stoodIn(ruled, "contradicted", took)
  const { scorer: ruleScorer, score: ruleScore, classification, urgency: ruleUrgency } = ruled
  const rules = { ruleScorer, ruleScore, ruleClassification: classification, ruleUrgency }
  return { result, beside: { ...took, ...rules }, why: null }
}

const stoodIn = (ruled: ScoreResult, why: FallbackReason, took: Beside): Decided => ({
  result: { ...ruled, fallback: isFallback(why) },
  beside: { ...took, fallbackReason: why },
  why,
})

/** `messageIds` in the order the rules read them: a reason then names its message by id. */
export async function keepScore(
  tx: Tx,
  ctx: Ctx,
  of: { leadId: string; messageId: string; revision: string },
  { result, beside }: Decided,
  messageIds: readonly string[],
): Promise<string> {
  const id = newId()
  const { score, classification, urgency, confidence, scorer, fallback, language } = result
  const reasons = result.reasons.map(({ message, ...reason }) => ({
    ...reason,
    messageId: message === undefined ? null : (messageIds[message] ?? null),
  }))
  const runId = ctx.actor.kind === "system" ? ctx.actor.runId : undefined
  if (beside.promptVersion) await keepPrompt(tx, ctx)
  const told = { score, classification, urgency, confidence, scorer, fallback, language }
  await tx.score.create({
    data: {
      ...told,
      ...beside,
      ...of,
      id,
      clinicId: ctx.clinicId,
      reasons: reasons as Prisma.InputJsonValue,
      runId,
      createdAt: ctx.now,
    },
  })
  return id
}

/** The wording a model was asked by, so that a score can show it whatever is asked later. */
export const keepPrompt = (tx: Tx, { clinicId, now: createdAt }: Ctx) =>
  tx.scoringPrompt.createMany({
    data: [{ clinicId, version: PROMPT_VERSION, hash: PROMPT_HASH, text: PROMPT, createdAt }],
    skipDuplicates: true,
  })
