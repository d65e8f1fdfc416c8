import { inForceAt } from "@/lib/alerts/muting"
import { alertRule } from "@/lib/alerts/registry"
import { SilenceInput } from "@/lib/alerts/schema"
import { absent } from "@/lib/db"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { addMs, HOUR_MS } from "@/lib/time"

/** Tells nobody of it for a while; it is raised and listed all the same. Said again, it lasts as long as was last said. */
export const silenceAlert = command({
  name: "alerts.silence",
  may: "alertRules.write",
  input: SilenceInput,
  async run({ ctx, tx, input: { name, subject, hours, reason } }) {
    const rule = alertRule(name) ?? absent()
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('rounds alert silence'), hashtext(${name}))`
    const endsAt = addMs(ctx.now, hours * HOUR_MS)
    const standing = await tx.alertSilence.findFirst({ where: { name, subject, ...inForceAt(ctx.now) } })
    const by = ctx.actor.kind === "member" ? ctx.actor.memberId : null
    const id = standing?.id ?? newId()
    if (standing) await tx.alertSilence.update({ where: { id }, data: { endsAt, reason, createdById: by } })
    else
      await tx.alertSilence.create({
        data: { id, name, subject, reason, startsAt: ctx.now, endsAt, createdById: by, createdAt: ctx.now },
      })
    const after = { rule: rule.name, subject, endsAt: endsAt.toISOString() }
    return {
      value: { id, isNew: !standing },
      facts: [fact("alert.silenced", id, { after, personal: { reason } })],
    }
  },
})
