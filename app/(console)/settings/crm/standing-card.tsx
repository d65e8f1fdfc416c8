import { Time } from "@/components/time"
import { Stat, Stats } from "@/components/ui/stat"
import type { CrmOverview } from "@/lib/crm/overview"
import { locale, t } from "@/lib/say"

/** The numbers at a glance. */
export function StandingCard({ crm }: { crm: CrmOverview }) {
  const number = (n: number) => n.toLocaleString(locale())
  const drift = crm.driftByField.reduce((sum, one) => sum + one.count, 0)
  return (
    <Stats label={t("How it stands")}>
      <Stat
        label={t("Linked")}
        value={number(crm.linked)}
        note={t("of {n} patients", { n: number(crm.patients) })}
      />
      <Stat
        label={t("Otherwise there")}
        value={number(drift)}
        tone={drift > 0 ? "amber" : undefined}
        href="#drift"
      />
      <Stat label={t("Deleted or erased there")} value={number(crm.deleted + crm.erased)} href="#ended" />
      <Stat
        label={t("Last read")}
        value={crm.feed?.caughtUpAt ? <Time value={crm.feed.caughtUpAt} /> : t("Not yet")}
        note={t("every quarter of an hour")}
      />
    </Stats>
  )
}
