import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { ChangeRetentionInput } from "@/lib/retention/schema"
import { retentionDays } from "@/lib/retention/setting"
import { CHOSEN, RETENTION_SETTING } from "@/lib/retention/words"

/** How long each class is kept, within what the law allows; with a reason, and from the next run on. */
export const changeRetention = command({
  name: "retention.change",
  may: "retention.write",
  input: ChangeRetentionInput,
  async run({ ctx, tx, input: { reason, ...wanted } }) {
    const standing = await retentionDays(tx, ctx)
    const changed = CHOSEN.filter((one) => wanted[one] !== standing[one])
    const value = { changed: changed.length }
    if (changed.length === 0) return { value, facts: [] }
    const given = {
      value: wanted,
      updatedById: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
      updatedAt: ctx.now,
    }
    const { clinicId } = ctx
    await tx.clinicSetting.upsert({
      where: { clinicId_key: { clinicId, key: RETENTION_SETTING } },
      create: { clinicId, key: RETENTION_SETTING, ...given },
      update: given,
    })
    const only = (from: Record<(typeof CHOSEN)[number], number>) =>
      Object.fromEntries(changed.map((one) => [one, from[one]]))
    const after = fact("retention.changed", clinicId, {
      before: only(standing),
      after: only(wanted),
      personal: { reason },
    })
    return { value, facts: [after] }
  },
})
