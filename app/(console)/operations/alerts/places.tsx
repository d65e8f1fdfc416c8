import { SegmentedLinks } from "@/components/ui/link-tabs"
import { t } from "@/lib/say"

const PLACES = [
  { href: "/operations/alerts", label: "What fires" },
  { href: "/operations/alerts/rules", label: "Rules" },
  { href: "/operations/alerts/channels", label: "Channels" },
  { href: "/operations/alerts/notices", label: "What was told" },
] as const

export type AlertsPlace = (typeof PLACES)[number]["href"]

/** On each page of alerts, above what it shows. */
export function AlertsPlaces({ current }: { current: AlertsPlace }) {
  return (
    <SegmentedLinks
      label={t("Alerts")}
      items={PLACES.map(({ href, label }) => ({ href, label: t(label), current: href === current }))}
    />
  )
}
