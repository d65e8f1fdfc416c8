import { markTokenRefused } from "@/lib/connections/outgoing"
import type { Ctx } from "@/lib/ctx"
import { inClinic, type Tx } from "@/lib/db"
import { type Fact, record } from "@/lib/facts"
import { announce } from "@/lib/live/announce"
import type { Asked } from "@/lib/models/ask"
import type { Model } from "@/lib/models/live"
import type { FallbackReason } from "@/lib/models/words"
import { addMs, MINUTE_MS, now, SECOND_MS } from "@/lib/time"

/** So many failures on end, and the model is left alone for a while. */
const MOST_FAILURES = 5
const PAUSE_MS = MINUTE_MS
/** A key that was refused is not shown again and again; who changes it is heard at once. */
const KEY_PAUSE_MS = 10 * MINUTE_MS
/** A provider's own wish is followed, but not for longer. */
const LONGEST_PAUSE_S = 600

/** A model that refuses a text, or is overruled, is well; these say that it is not. */
const FAILURES: ReadonlySet<FallbackReason> = new Set<FallbackReason>([
  "timeout",
  "bad_output",
  "rate_limited",
  "unreachable",
  "key_refused",
])

/** What a question took, and how the model stands after it; committed whatever becomes of the answer. */
export async function settleAsked(ctx: Ctx, model: Model, asked: Asked): Promise<void> {
  const facts = await inClinic(ctx.clinicId, async (tx) => {
    const told = await settleIn(tx, ctx, model, asked)
    await record(tx, ctx, told)
    return told
  })
  for (const one of facts) announce(ctx.clinicId, one.name, one.subjectId)
}

export async function settleIn(tx: Tx, ctx: Ctx, { account }: Model, asked: Asked): Promise<Fact[]> {
  const { model, tokensIn, tokensOut, costMicros, why } = asked
  const isFailure = why !== null && FAILURES.has(why)
  const at = now()
  await tx.$executeRaw`
    insert into "ModelSpend" ("clinicId", day, model, calls, failures, "tokensIn", "tokensOut", "costMicros")
    values (${ctx.clinicId}::uuid, (${at}::timestamptz at time zone ${ctx.clinic.timeZone})::date, ${model}, 1,
      ${isFailure ? 1 : 0}, ${tokensIn}, ${tokensOut}, ${costMicros})
    on conflict ("clinicId", day, model) do update set calls = "ModelSpend".calls + 1,
      failures = "ModelSpend".failures + excluded.failures, "tokensIn" = "ModelSpend"."tokensIn" + excluded."tokensIn",
      "tokensOut" = "ModelSpend"."tokensOut" + excluded."tokensOut",
      "costMicros" = "ModelSpend"."costMicros" + excluded."costMicros"`
  if (!isFailure) {
    await closeCircuit(tx, ctx)
    return []
  }
  const until = pauseUntil(asked, at)
  await tx.$executeRaw`
    insert into "ModelCircuit" as circuit ("clinicId", failures, "lastReason", "openUntil", "updatedAt")
    values (${ctx.clinicId}::uuid, 1, ${why}, ${until}, ${at})
    on conflict ("clinicId") do update set failures = circuit.failures + 1, "lastReason" = excluded."lastReason",
      "updatedAt" = excluded."updatedAt",
      "openUntil" = case
        when excluded."openUntil" is not null then greatest(circuit."openUntil", excluded."openUntil")
        when circuit.failures + 1 >= ${MOST_FAILURES}
          then greatest(circuit."openUntil", ${addMs(at, PAUSE_MS)}::timestamptz)
        else circuit."openUntil" end`
  return why === "key_refused" && account.id ? markTokenRefused(tx, ctx, account.id, "OpenAI") : []
}

/** After a word of the model's own, or once another key or address is set. */
export const closeCircuit = (tx: Tx, { clinicId }: Ctx) =>
  tx.modelCircuit.updateMany({
    where: { clinicId, failures: { gt: 0 } },
    data: { failures: 0, lastReason: null, openUntil: null, updatedAt: now() },
  })

function pauseUntil({ why, retryAfterSeconds }: Asked, at: Date): Date | null {
  if (why === "key_refused") return addMs(at, KEY_PAUSE_MS)
  if (retryAfterSeconds === undefined) return null
  return addMs(at, Math.min(retryAfterSeconds, LONGEST_PAUSE_S) * SECOND_MS)
}
