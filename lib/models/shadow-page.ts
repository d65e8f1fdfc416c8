import { readSetting, writeSetting } from "@/lib/clinics/settings"
import { standingConsentsOf } from "@/lib/consents/standing"
import type { Ctx } from "@/lib/ctx"
import { inClinic, type Tx } from "@/lib/db"
import { fact, record } from "@/lib/facts"
import { isId, newId } from "@/lib/ids"
import { announce } from "@/lib/live/announce"
import { modelAccount } from "@/lib/models/account"
import { askModel, mostMicros } from "@/lib/models/ask"
import { notToAsk } from "@/lib/models/gate"
import type { Model } from "@/lib/models/live"
import { patientData } from "@/lib/models/prompt"
import { redact } from "@/lib/models/redact"
import { judge } from "@/lib/models/rules"
import { MODEL_SETTING } from "@/lib/models/setting"
import { settleAsked } from "@/lib/models/settle"
import { holdTrial, isRunning, MODEL_TRIAL, type ModelTrial } from "@/lib/models/trial"
import { liveRules } from "@/lib/rule-sets/live"
import { decidedOf, saidBy, shadowSince } from "@/lib/rule-sets/shadow-reach"
import { weightOf } from "@/lib/rule-sets/weight"
import { scoreConversation } from "@/lib/scoring/rules"
import { toDate } from "@/lib/time"

/** A page is one step: short enough to be done in a minute by the slowest model. */
const PER_PAGE = 5

/**
 * The next leads of a model's trial, asked one by one between transactions. What it says is kept beside what counts and
 * changes nothing else. A page that is run again asks only about leads that have no answer yet.
 */
export async function shadowModelPage(
  ctx: Ctx,
  { trialId, after }: { trialId: string; after: string },
): Promise<{ next: string | null }> {
  const page = await inClinic(ctx.clinicId, (tx) => readPage(tx, ctx, trialId, after))
  if (!page) return { next: null }
  let stoppedBy: string | null = null
  let tried = 0
  for (const lead of page.leads) {
    const model = page.model
    const user = lead.user
    if (!user) continue
    stoppedBy = await inClinic(ctx.clinicId, (tx) =>
      notToAsk(tx, ctx, model.setting, mostMicros(user, model)),
    )
    if (stoppedBy) break
    const asked = await askModel(model, user)
    await settleAsked(ctx, model, asked)
    const now = asked.answer && judge(lead.was, asked.answer, asked.model, lead.texts)
    if (!now) continue
    tried += 1
    await inClinic(ctx.clinicId, (tx) =>
      tx.shadowScore.createMany({
        data: [
          {
            id: newId(),
            clinicId: ctx.clinicId,
            kind: "model",
            trial: trialId,
            scorer: now.scorer,
            leadId: lead.id,
            wasScorer: lead.was.scorer,
            wasScore: lead.was.score,
            wasClassification: lead.was.classification,
            wasUrgency: lead.was.urgency,
            score: now.score,
            classification: now.classification,
            urgency: now.urgency,
            confidence: now.confidence,
            reasons: now.reasons.map(({ rule }) => ({ rule })),
            overrideClassification: lead.person?.classification ?? null,
            overrideUrgency: lead.person?.urgency ?? null,
            weight: weightOf(lead.was, now),
          },
        ],
        skipDuplicates: true,
      }),
    )
  }
  const isLast = page.leads.length < PER_PAGE || stoppedBy !== null
  await inClinic(ctx.clinicId, (tx) => keepProgress(tx, ctx, trialId, { page, tried, stoppedBy, isLast }))
  if (isLast) announce(ctx.clinicId, "connection.model_trial_ended", trialId)
  return { next: isLast ? null : page.next }
}

type Page = NonNullable<Awaited<ReturnType<typeof readPage>>>

async function keepProgress(
  tx: Tx,
  ctx: Ctx,
  trialId: string,
  {
    page,
    tried,
    stoppedBy,
    isLast,
  }: { page: Page; tried: number; stoppedBy: string | null; isLast: boolean },
): Promise<void> {
  await holdTrial(tx, ctx)
  const now = await readSetting(tx, ctx, MODEL_TRIAL)
  if (now.id !== trialId || !isRunning(now)) return
  const ended: Partial<ModelTrial> = isLast ? { endedAt: ctx.now.toISOString(), stoppedBy } : {}
  const seen = Math.min(now.total, now.seen + page.leads.length)
  await writeSetting(tx, ctx, MODEL_TRIAL, { ...now, seen, tried: now.tried + tried, ...ended })
  if (isLast)
    await record(tx, ctx, [fact("connection.model_trial_ended", trialId, { after: { seen, stoppedBy } })])
}

async function readPage(tx: Tx, ctx: Ctx, trialId: string, after: string) {
  const trial = await readSetting(tx, ctx, MODEL_TRIAL)
  const account = await modelAccount(tx, ctx)
  if (trial.id !== trialId || !isRunning(trial) || !account) return null
  const setting = { ...(await readSetting(tx, ctx, MODEL_SETTING)), model: trial.model }
  const model: Model = { account, setting }
  const leads = await tx.lead.findMany({
    where: {
      clinicId: ctx.clinicId,
      lastMessageAt: { gte: shadowSince(toDate(trial.startedAt)) },
      createdAt: { lte: toDate(trial.startedAt) },
      ...(isId(after) && { id: { gt: after } }),
    },
    orderBy: { id: "asc" },
    take: PER_PAGE,
    select: {
      id: true,
      patientId: true,
      patient: {
        select: {
          name: true,
          restrictedAt: true,
          erasedAt: true,
          contacts: { select: { contact: { select: { address: true } } } },
        },
      },
    },
  })
  const ids = leads.map((lead) => lead.id)
  const said = await saidBy(tx, ids)
  const decided = await decidedOf(tx, ids)
  const rules = await liveRules(tx, ctx)
  const consents = await standingConsentsOf(
    tx,
    leads.map((lead) => lead.patientId),
    ctx.now,
  )
  const known = await tx.shadowScore.findMany({
    where: { clinicId: ctx.clinicId, trial: trialId, leadId: { in: ids } },
    select: { leadId: true },
  })
  const isKnown = new Set(known.map((one) => one.leadId))
  const agreed = (patientId: string) => {
    const statusOf = (purpose: string) =>
      consents.get(patientId)?.find((one) => one.purpose === purpose)?.status
    const keeping = statusOf("data_processing")
    return keeping !== "withdrawn" && keeping !== "denied" && statusOf("ai_processing") === "granted"
  }
  return {
    model,
    next: ids.at(-1) ?? null,
    leads: leads.map(({ id, patientId, patient }) => {
      const messages = said.get(id) ?? []
      const who = {
        names: [patient.name],
        addresses: patient.contacts.map(({ contact }) => contact.address),
      }
      const isKept = patient.restrictedAt === null && patient.erasedAt === null
      const mayAsk = isKept && messages.length > 0 && agreed(patientId) && !isKnown.has(id)
      const sent = messages.map(({ text }) => ({ text: redact(text, who) }))
      return {
        id,
        was: scoreConversation(messages, rules),
        person: decided.get(id),
        texts: messages.map(({ text }) => text),
        user: mayAsk ? patientData(sent) : null,
      }
    }),
  }
}
