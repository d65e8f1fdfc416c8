import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import type { AlertSeverity } from "@/lib/alerts/registry"
import { t } from "@/lib/say"

const Siren = icon("siren")
const Warn = icon("triangle-exclamation-point")

export function Severity({ severity }: { severity: AlertSeverity }) {
  return severity === "critical" ? (
    <Badge tone="red" icon={<Siren aria-hidden="true" />}>
      {t("Critical")}
    </Badge>
  ) : (
    <Badge tone="amber" icon={<Warn aria-hidden="true" />}>
      {t("Warning")}
    </Badge>
  )
}
