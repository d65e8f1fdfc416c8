import { jsonOf, type PartnerAnswer, type PartnerCall, retryAfterSeconds } from "@/lib/providers/outcome"

export const OPENAI_BASE = "https://api.openai.com/v1"
const PATH = "/chat/completions"

export type Question = {
  model: string
  system: string
  user: string
  /** What the answer must be, as a JSON schema that holds nothing optional. */
  schema: { name: string; shape: object }
  mostTokens: number
}

export type Usage = { tokensIn: number; tokensOut: number }

/** Why there is no answer to read. Nothing that the model or whoever stands before it says is kept. */
export type NoAnswer = "refused" | "bad_output" | "rate_limited" | "unreachable" | "key_refused"

export type Completion = { usage: Usage | null } & (
  | { said: unknown }
  | { failed: NoAnswer; retryAfterSeconds?: number }
)

export function askCall(account: { base: string | null; token: string }, question: Question): PartnerCall {
  const { model, system, user, schema, mostTokens } = question
  return {
    method: "POST",
    url: `${account.base ?? OPENAI_BASE}${PATH}`,
    headers: { "content-type": "application/json", authorization: `Bearer ${account.token}` },
    body: JSON.stringify({
      model,
      messages: [
        { role: "system", content: system },
        { role: "user", content: user },
      ],
      response_format: {
        type: "json_schema",
        json_schema: { name: schema.name, strict: true, schema: schema.shape },
      },
      max_completion_tokens: mostTokens,
    }),
  }
}

const LONGEST_SAID = 16_000

/** What the answer says, as far as it is one: whether it holds what was asked for is for the asker to check. */
export function readCompletion(answer: PartnerAnswer, now: Date): Completion {
  const failed = failureOf(answer, now)
  if (failed) return { usage: { tokensIn: 0, tokensOut: 0 }, ...failed }
  const given = jsonOf(answer.body)
  const usage = usageOf(given?.usage)
  const choice = given && Array.isArray(given.choices) ? objectOf(given.choices[0]) : undefined
  const message = objectOf(choice?.message)
  if (!message) return { usage, failed: "bad_output" }
  if (message.refusal || choice?.finish_reason === "content_filter") return { usage, failed: "refused" }
  const { content } = message
  const isWhole = choice?.finish_reason !== "length"
  if (!isWhole || typeof content !== "string" || content.length > LONGEST_SAID)
    return { usage, failed: "bad_output" }
  const said = jsonOf(Buffer.from(content))
  return said ? { usage, said } : { usage, failed: "bad_output" }
}

function failureOf({ status, headers }: PartnerAnswer, now: Date) {
  if (status >= 200 && status < 300) return null
  if (status === 401 || status === 403) return { failed: "key_refused" as const }
  if (status === 429)
    return { failed: "rate_limited" as const, retryAfterSeconds: retryAfterSeconds(headers, now) }
  // Another model's name, or a question that it does not take.
  if (status === 400 || status === 404 || status === 422) return { failed: "refused" as const }
  return { failed: "unreachable" as const, retryAfterSeconds: retryAfterSeconds(headers, now) }
}

const MOST_TOKENS = 10_000_000

function usageOf(given: unknown): Usage | null {
  const told = objectOf(given)
  const [tokensIn, tokensOut] = [told?.prompt_tokens, told?.completion_tokens]
  const isCount = (value: unknown): value is number =>
    typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= MOST_TOKENS
  return isCount(tokensIn) && isCount(tokensOut) ? { tokensIn, tokensOut } : null
}

const objectOf = (given: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof given === "object" && given !== null && !Array.isArray(given)
    ? (given as Record<string, unknown>)
    : undefined
