import { LinkTabs } from "@/components/ui/link-tabs"
import { t } from "@/lib/say"

export function ReportsTabs({ current }: { current: "now" | "weekly" | "stale" }) {
  return (
    <LinkTabs
      label={t("Reports")}
      items={[
        { href: "/reports", label: t("Leads"), current: current === "now" },
        { href: "/reports/weekly", label: t("Weeks"), current: current === "weekly" },
        { href: "/reports/stale", label: t("Untouched leads"), current: current === "stale" },
      ]}
    />
  )
}
