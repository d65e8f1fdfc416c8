import { standingConsents } from "@/lib/consents/standing"
import type { Ctx } from "@/lib/ctx"
import { grantOf } from "@/lib/ctx"
import { inClinic, type Tx } from "@/lib/db"
import { newId } from "@/lib/ids"
import { ScoreLeadInput } from "@/lib/leads/schema"
import { scoringGround } from "@/lib/leads/score-ground"
import { MEMBER_SCORER } from "@/lib/leads/words"
import { type Asked, askModel, mostMicros } from "@/lib/models/ask"
import { notToAsk } from "@/lib/models/gate"
import { liveModel, type Model } from "@/lib/models/live"
import { patientData } from "@/lib/models/prompt"
import { redact } from "@/lib/models/redact"
import { settleAsked } from "@/lib/models/settle"
import type { FallbackReason } from "@/lib/models/words"

/** What a model said of a message, or why none did. `beganId`: made before it was asked, to know later scores by. */
export type Opinion = { beganId: string } & (
  | { known: string }
  | { asked: Asked }
  | { notAsked: FallbackReason; model: string | null }
)

type Ready = Opinion | { user: string; model: Model } | null

/**
 * A model's word on a message, asked for between two transactions; null: no model is set, or there is nothing to judge.
 * A crash on the way may ask again, and never keeps a score twice.
 */
export async function modelOpinion(ctx: Ctx, given: unknown): Promise<Opinion | null> {
  const input = ScoreLeadInput.safeParse(given)
  const grant = grantOf(ctx, "leads.score.override")
  // Who may not, or asks for nothing that is, is told so by the command itself.
  if (!input.success || !grant) return null
  const model = await liveModel(ctx)
  if (!model) return null
  const beganId = newId()
  const ready = await inClinic(ctx.clinicId, async (tx): Promise<Ready> => {
    const ground = await scoringGround(tx, ctx, input.data, grant)
    const { lead, messages } = ground
    if (messages.length === 0) return null
    const known = await scoredAlready(tx, ctx, input.data, model)
    if (known) return { beganId, known }
    if (!(await mayBeRead(tx, ctx, lead.patientId))) return { beganId, notAsked: "no_consent", model: null }
    const who = await whoIsIt(tx, lead.patientId)
    const user = patientData(
      messages.map(({ said: { text, resolved } }) => ({ text: redact(text, who), resolved })),
    )
    const notAsked = await notToAsk(tx, ctx, model.setting, mostMicros(user, model))
    return notAsked ? { beganId, notAsked, model: model.setting.model } : { user, model }
  })
  if (!ready || !("user" in ready)) return ready
  const asked = await askModel(ready.model, ready.user)
  await settleAsked(ctx, ready.model, asked)
  return { beganId, asked }
}

/** By this model, or by this very run: a later run may ask again where the rules stood in. */
async function scoredAlready(
  tx: Tx,
  ctx: Ctx,
  { leadId, messageId, revision }: { leadId: string; messageId: string; revision: string },
  { setting }: Model,
): Promise<string | null> {
  const runId = ctx.actor.kind === "system" ? ctx.actor.runId : undefined
  const found = await tx.score.findFirst({
    where: {
      leadId,
      messageId,
      revision,
      OR: [{ scorer: setting.model }, ...(runId ? [{ runId, scorer: { not: MEMBER_SCORER } }] : [])],
    },
    select: { id: true },
  })
  return found?.id ?? null
}

/** Only with a yes of the patient that still holds, and while their data may be worked with at all. */
export async function mayBeRead(tx: Tx, ctx: Ctx, patientId: string): Promise<boolean> {
  const patient = await tx.patient.findUnique({
    where: { id: patientId },
    select: { restrictedAt: true, erasedAt: true },
  })
  if (!patient || patient.restrictedAt || patient.erasedAt) return false
  const standing = await standingConsents(tx, patientId, ctx.now)
  const statusOf = (purpose: string) => standing.find((one) => one.purpose === purpose)?.status
  const keeping = statusOf("data_processing")
  if (keeping === "withdrawn" || keeping === "denied") return false
  return statusOf("ai_processing") === "granted"
}

/** What the record knows of who they are, to be left out of what is sent. */
export async function whoIsIt(tx: Tx, patientId: string): Promise<{ names: string[]; addresses: string[] }> {
  const patient = await tx.patient.findUniqueOrThrow({
    where: { id: patientId },
    select: { name: true, contacts: { select: { contact: { select: { address: true } } } } },
  })
  return { names: [patient.name], addresses: patient.contacts.map(({ contact }) => contact.address) }
}
