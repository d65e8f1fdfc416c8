import { alertRule } from "@/lib/alerts/registry"
import { ChangeRuleInput } from "@/lib/alerts/schema"
import { asSet } from "@/lib/alerts/settings"
import { absent } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/** How a rule stands in this installation, for every clinic. What equals what it ships with is no setting. */
export const changeAlertRule = command({
  name: "alerts.changeRule",
  may: "alertRules.write",
  input: ChangeRuleInput,
  async run({ ctx, tx, input }) {
    const rule = alertRule(input.name) ?? absent()
    if (rule.unit === "count" && !Number.isInteger(input.limit))
      fail("invalid_input", { fields: { limit: "Enter a whole number." } })
    if (rule.unit === "share" && input.limit > 100)
      fail("invalid_input", { fields: { limit: "Enter at most 100 %." } })
    const threshold = rule.unit === "share" ? input.limit / 100 : input.limit
    const forMs = input.forMinutes * 60_000
    const wanted = {
      isOn: input.state === "on",
      threshold: threshold === rule.threshold ? null : threshold,
      forMs: forMs === rule.forMs ? null : forMs,
      severity: input.severity === rule.severity ? null : input.severity,
    }
    // Two who change it at once come one after the other.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('rounds alert rule'), hashtext(${rule.name}))`
    const standing = await tx.alertSetting.findUnique({ where: { name: rule.name } })
    const before = shown(asSet(rule, standing))
    const after = shown(asSet(rule, wanted))
    const value = { name: rule.name }
    if (JSON.stringify(before) === JSON.stringify(after)) return { value, facts: [] }
    const by = ctx.actor.kind === "member" ? ctx.actor.memberId : null
    const data = { ...wanted, changedById: by, changedAt: ctx.now }
    await tx.alertSetting.upsert({
      where: { name: rule.name },
      create: { name: rule.name, ...data },
      update: data,
    })
    const personal = { reason: input.reason }
    return { value, facts: [fact("alert.rule_changed", rule.name, { before, after, personal })] }
  },
})

const shown = ({ isOff, threshold, forMs, severity }: ReturnType<typeof asSet>) => ({
  isOn: !isOff,
  threshold,
  forMs,
  severity,
})
