import { Badge } from "@/components/ui/badge"
import type { AlertSeverity } from "@/lib/alerts/registry"
import { t } from "@/lib/say"

export function Severity({ severity }: { severity: AlertSeverity }) {
  return severity === "critical" ? (
    <Badge tone="red">{t("Critical")}</Badge>
  ) : (
    <Badge tone="amber">{t("Warning")}</Badge>
  )
}
