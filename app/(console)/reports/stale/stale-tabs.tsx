import { SegmentedLinks } from "@/components/ui/link-tabs"
import type { StaleSchedule } from "@/lib/leads/stale-sql"
import { t } from "@/lib/say"

export const StaleTabs = ({ current }: { current: StaleSchedule }) => (
  <SegmentedLinks
    label={t("What is looked at")}
    items={[
      { href: "/reports/stale", label: t("Archiving"), current: current === "stale-lead-cleanup" },
      {
        href: "/reports/stale?what=refresh",
        label: t("Scoring again"),
        current: current === "stale-lead-refresh",
      },
    ]}
  />
)
