import { z } from "zod"
import { QUIET_MS, readBeat } from "@/lib/alerts/heartbeat"
import { ALERTS, type AlertRule } from "@/lib/alerts/registry"
import type { AlertRules } from "@/lib/alerts/schema"
import { mayReadPlatform } from "@/lib/jobs/platform"
import { query } from "@/lib/operation"

/** Every rule with its threshold and what was read for it last: the worst of the clinic's and the platform's. */
export const listAlertRules = query({
  name: "alerts.rules",
  may: "alerts.read",
  input: z.strictObject({}),
  async run({ ctx }): Promise<AlertRules> {
    const last = await readBeat()
    const seen = (last?.readings ?? []).filter(
      (one) => one.clinicId === ctx.clinicId || (one.clinicId === null && mayReadPlatform(ctx)),
    )
    const rules = ALERTS.map((rule: AlertRule) => {
      const worst = seen
        .filter((one) => one.name === rule.name)
        .sort((one, other) => other.value - one.value)[0]
      const present = worst?.value ?? (last && rule.measured ? 0 : null)
      return { ...rule, present, presentOf: worst && worst.value > 0 ? worst.subject : "" }
    })
    return {
      rules,
      evaluated: last && { at: last.at.toISOString(), by: last.by, isQuiet: last.ageMs > QUIET_MS },
    }
  },
})
