import { observe } from "@/lib/figures/count"
import { ModelAnswer } from "@/lib/models/answer"
import type { Model } from "@/lib/models/live"
import { ANSWER_SHAPE, PROMPT, PROMPT_VERSION } from "@/lib/models/prompt"
import { costMicros, tokensOf } from "@/lib/models/rules"
import type { FallbackReason } from "@/lib/models/words"
import { OutboundError } from "@/lib/outbound/error"
import { guardedFetch } from "@/lib/outbound/fetch"
import { partnerCall } from "@/lib/outbound/figures"
import { AnswerLost } from "@/lib/providers/fake"
import { askCall, type Completion, readCompletion } from "@/lib/providers/openai/client"
import type { CallOutcome, PartnerCall } from "@/lib/providers/outcome"
import { now, SECOND_MS } from "@/lib/time"

const MOST_TOKENS_OUT = 600
const MOST_BYTES = 128 * 1024

export type Asked = {
  model: string
  promptVersion: string
  tokensIn: number
  tokensOut: number
  costMicros: number
  latencyMs: number
  retryAfterSeconds?: number
} & ({ answer: ModelAnswer; why: null } | { answer: null; why: FallbackReason })

/** What a question may cost at most. */
export const mostMicros = (user: string, { setting }: Model): number =>
  costMicros(tokensOf(PROMPT) + tokensOf(user), MOST_TOKENS_OUT, setting)

/** One question, put once. Never throws for what the model or the way to it does; whatever comes back is bounded. */
export async function askModel(model: Model, user: string): Promise<Asked> {
  const { account, setting } = model
  const question = {
    model: setting.model,
    system: PROMPT,
    user,
    schema: ANSWER_SHAPE,
    mostTokens: MOST_TOKENS_OUT,
  }
  const from = performance.now()
  let told: Told = { usage: null, why: "unreachable" }
  await partnerCall(`openai ${account.id ?? "demo"}`, "POST", async () => {
    told = await attempt(model, askCall(account, question))
    return outcomeOf(told)
  })
  const ms = performance.now() - from
  observe("lead_scoring_duration_seconds", { model: setting.model }, ms / SECOND_MS)
  const { usage, ...came } = told as Told
  // Who did not say what it took may have taken all of it.
  const tokensIn = usage?.tokensIn ?? tokensOf(PROMPT) + tokensOf(user)
  const tokensOut = usage?.tokensOut ?? 0
  const spent = { tokensIn, tokensOut, costMicros: costMicros(tokensIn, tokensOut, setting) }
  const common = { model: setting.model, promptVersion: PROMPT_VERSION, ...spent, latencyMs: Math.round(ms) }
  return "answer" in came
    ? { ...common, answer: came.answer, why: null }
    : { ...common, ...came, answer: null }
}

type Told = { usage: Completion["usage"] } & (
  | { answer: ModelAnswer; why?: undefined }
  | { why: FallbackReason; retryAfterSeconds?: number }
)

async function attempt({ account, setting }: Model, call: PartnerCall): Promise<Told> {
  try {
    const answer = account.answer
      ? await account.answer(call)
      : await guardedFetch(call.url, {
          method: call.method,
          headers: call.headers,
          body: call.body,
          isTrusted: account.isTrusted,
          totalMs: setting.timeoutSeconds * SECOND_MS,
          mostBytes: MOST_BYTES,
        })
    return read(readCompletion(answer, now()))
  } catch (error) {
    if (error instanceof AnswerLost) return { usage: null, why: "unreachable" }
    if (!(error instanceof OutboundError)) throw error
    if (error.reason === "timeout") return { usage: null, why: "timeout" }
    return { usage: null, why: error.reason === "too_large" ? "bad_output" : "unreachable" }
  }
}

function read(completion: Completion): Told {
  const { usage } = completion
  if ("failed" in completion) {
    const { failed: why, retryAfterSeconds } = completion
    return { usage, why, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) }
  }
  const answer = ModelAnswer.safeParse(completion.said)
  return answer.success ? { usage, answer: answer.data } : { usage, why: "bad_output" }
}

function outcomeOf(told: Told): CallOutcome {
  if ("answer" in told) return { did: "done", externalId: null }
  const isUnknown = told.why === "timeout" || told.why === "bad_output"
  return isUnknown
    ? { did: "unknown", reason: told.why }
    : { did: "refused", reason: told.why, retry: told.why !== "key_refused" }
}
