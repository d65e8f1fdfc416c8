import { Badge } from "@/components/ui/badge"
import { type ConnectionView, providerSpec } from "@/lib/connections/words"
import { t } from "@/lib/say"

/** One word for how a connection stands; the worst first. */
export function ConnectionState({ connection }: { connection: ConnectionView }) {
  if (!connection.active) return <Badge tone="neutral">{t("Off")}</Badge>
  if (connection.isSealed) return <Badge tone="red">{t("Cannot be opened")}</Badge>
  if (connection.pausedAt) return <Badge tone="amber">{t("Paused")}</Badge>
  if (connection.tokenRefusedAt) return <Badge tone="red">{t("Token refused")}</Badge>
  if (connection.line?.state === "close") return <Badge tone="red">{t("Phone not linked")}</Badge>
  if (connection.line?.state === "connecting") return <Badge tone="amber">{t("Phone being linked")}</Badge>
  if (connection.silentSince) return <Badge tone="orange">{t("Silent")}</Badge>
  if (providerSpec(connection.provider)?.isCalledOnly)
    return connection.hasAccessToken ? (
      <Badge tone="green">{t("Set")}</Badge>
    ) : (
      <Badge tone="amber">{t("No key")}</Badge>
    )
  if (!connection.lastSeenAt) return <Badge tone="neutral">{t("Not heard yet")}</Badge>
  return <Badge tone="green">{t("Connected")}</Badge>
}
