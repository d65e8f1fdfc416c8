import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { OutboxEvent } from "@/lib/outbox"
import type { NumberNotice, RatingNotice, TemplateNotice } from "@/lib/providers/whatsapp/template-notice"
import { lockTemplates } from "@/lib/templates/known"
import { keepRating } from "@/lib/templates/rating"
import { metaCategory, metaQuality, metaState, pauseHours } from "@/lib/templates/rules"
import { warnOfTemplates } from "@/lib/templates/warn"
import { addMs, HOUR_MS } from "@/lib/time"

type Applied = { facts: Fact[]; events?: OutboxEvent[]; ignored?: string }

/** What WhatsApp tells of a template or the number. What changes nothing here says why. */
export async function applyNotice(
  tx: Tx,
  ctx: Ctx,
  notice: RatingNotice,
  at: Date,
  cause: string,
): Promise<Applied> {
  const connection = await tx.connection.findFirst({ where: { provider: "whatsapp" }, select: { id: true } })
  if (!connection) return { facts: [], ignored: "WhatsApp is not connected." }
  if (notice.what === "number") return ofNumber(tx, ctx, connection.id, notice, at)
  await lockTemplates(tx, ctx.clinicId)
  const there = await tx.templateLanguage.findFirst({
    where: {
      template: { clinicId: ctx.clinicId, channel: "whatsapp", name: notice.name },
      language: notice.language,
    },
    include: { template: true },
  })
  // One that is new here, or reworded: its words come by asking.
  const sync: OutboxEvent = {
    name: "templates.sync_asked",
    id: `templates-sync:${cause}`,
    data: { clinicId: ctx.clinicId },
  }
  if (!there)
    return { facts: [], events: [sync], ignored: "A template not known here yet; the list is read anew." }
  if (notice.change === "wording") return { facts: [fact("template.told", there.templateId)], events: [sync] }
  const label = { template: notice.name, language: notice.language }
  if (notice.change === "category") {
    const category = metaCategory(notice.category)
    if (category === there.template.category) return same()
    await tx.template.update({ where: { id: there.templateId }, data: { category, updatedAt: ctx.now } })
    const before = { category: there.template.category }
    return {
      facts: [fact("template.category_changed", there.templateId, { before, after: { ...label, category } })],
    }
  }
  if (notice.change === "quality") {
    const quality = metaQuality(notice.quality)
    if (quality === there.quality) return same()
    await tx.templateLanguage.update({ where: { id: there.id }, data: { quality } })
    const before = { quality: there.quality }
    return {
      facts: [fact("template.quality_changed", there.templateId, { before, after: { ...label, quality } })],
    }
  }
  return ofState(tx, ctx, there, notice, at, cause)
}

const same = (): Applied => ({ facts: [], ignored: "It says what is known already." })

async function ofState(
  tx: Tx,
  ctx: Ctx,
  there: { id: string; templateId: string; state: string; stateAt: Date },
  notice: TemplateNotice & { change: "state" },
  at: Date,
  cause: string,
): Promise<Applied> {
  const state = metaState(notice.state)
  if (!state) return { facts: [], ignored: "Rounds has no use for this state of a template." }
  if (at < there.stateAt) return { facts: [], ignored: "Something newer was told of it before." }
  if (state === there.state) return same()
  const because = state === "approved" ? null : notice.because
  const hours = state === "paused" ? pauseHours(because) : null
  await tx.templateLanguage.update({
    where: { id: there.id },
    data: { state, because, pausedUntil: hours === null ? null : addMs(at, hours * HOUR_MS), stateAt: at },
  })
  const { name: template, language } = notice
  const changed = fact("template.state_changed", there.templateId, {
    before: { state: there.state },
    after: { template, language, state, ...(because && /^[A-Z0-9_]+$/i.test(because) && { because }) },
  })
  const isBroken = state === "rejected" || state === "paused" || state === "disabled"
  const warned = isBroken ? await warnOfTemplates(tx, ctx, [{ name: template, language, state }], cause) : []
  return { facts: [changed, ...warned] }
}

/** Flagged is of low quality; unflagged is not said to be good, so it is asked. */
async function ofNumber(
  tx: Tx,
  ctx: Ctx,
  connectionId: string,
  { display, event, tier }: NumberNotice,
  at: Date,
): Promise<Applied> {
  const quality = event === "FLAGGED" ? "RED" : event === "UNFLAGGED" ? null : undefined
  const status = event === "FLAGGED" ? "FLAGGED" : event === "UNFLAGGED" ? "CONNECTED" : undefined
  const number = { display, tier, ...(quality !== undefined && { quality }), ...(status && { status }) }
  const facts = await keepRating(tx, ctx, connectionId, { asOf: at, number })
  return facts.length > 0 ? { facts } : same()
}
