import { ALERTS, type AlertRule } from "@/lib/alerts/registry"
import type { Tx } from "@/lib/db"
import type { AlertSetting } from "@/lib/generated/prisma/client"

type Reader = Pick<Tx, "alertSetting">

/** Every rule as it stands here: what it ships with, and over it what an operator has set. */
export async function rulesAsSet(db: Reader): Promise<AlertRule[]> {
  const settings = await db.alertSetting.findMany()
  return ALERTS.map((rule) => asSet(rule, settings.find((one) => one.name === rule.name) ?? null))
}

export function asSet(
  rule: AlertRule,
  setting: Pick<AlertSetting, "isOn" | "threshold" | "forMs" | "severity"> | null,
): AlertRule {
  if (!setting) return rule
  return {
    ...rule,
    isOff: !setting.isOn,
    threshold: setting.threshold ?? rule.threshold,
    forMs: setting.forMs ?? rule.forMs,
    severity:
      setting.severity === "critical" || setting.severity === "warning" ? setting.severity : rule.severity,
  }
}
