import { z } from "zod"
import { QUIET_MS, readBeat } from "@/lib/alerts/heartbeat"
import { ALERTS, type AlertRule } from "@/lib/alerts/registry"
import type { AlertRules } from "@/lib/alerts/schema"
import { asSet } from "@/lib/alerts/settings"
import { mayReadPlatform } from "@/lib/jobs/platform"
import { query } from "@/lib/operation"

const COUNTED: ReadonlySet<string> = new Set(["schedule-missed", "provider-silent"])

/** Every rule with its threshold and what was read for it last: the worst of the clinic's and the platform's. */
export const listAlertRules = query({
  name: "alerts.rules",
  may: "alerts.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<AlertRules> {
    const last = await readBeat()
    const settings = await tx.alertSetting.findMany()
    const members = await tx.member.findMany({
      where: { id: { in: settings.flatMap((one) => one.changedById ?? []) } },
      select: { id: true, name: true },
    })
    const seen = (last?.readings ?? []).filter(
      (one) => one.clinicId === ctx.clinicId || (one.clinicId === null && mayReadPlatform(ctx)),
    )
    const rules = ALERTS.map((rule: AlertRule) => {
      const setting = settings.find((one) => one.name === rule.name) ?? null
      const worst = seen
        .filter((one) => one.name === rule.name)
        .sort((one, other) => (other.value - one.value) * (rule.isBelow ? -1 : 1))[0]
      // Of what is counted when it happens, no reading says that it did not; of all else, that nobody knows.
      const present = worst?.value ?? (last && COUNTED.has(rule.name) ? 0 : null)
      return {
        ...asSet(rule, setting),
        present,
        presentOf: worst && worst.value > 0 ? worst.subject : "",
        changed: setting && {
          by: members.find((one) => one.id === setting.changedById)?.name ?? null,
          at: setting.changedAt.toISOString(),
        },
        ships: { threshold: rule.threshold, forMs: rule.forMs, severity: rule.severity },
      }
    })
    return {
      rules,
      evaluated: last && { at: last.at.toISOString(), by: last.by, isQuiet: last.ageMs > QUIET_MS },
    }
  },
})
