import { Button } from "@/components/ui/button"
import { Input } from "@/components/ui/input"
import { SegmentedLinks } from "@/components/ui/link-tabs"
import { t, tn } from "@/lib/say"

/** Works without a script: links, and a form that asks by the address. */
export function PeriodForm({ period }: { period: { days: number; from?: string; to?: string } }) {
  const isOwn = period.from !== undefined
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <SegmentedLinks
        label={t("Period")}
        items={[7, 30, 90].map((days) => ({
          href: `/reports?days=${days}`,
          label: tn(days, "{n} day", "{n} days"),
          current: !isOwn && period.days === days,
        }))}
      />
      <form action="/reports" className="flex flex-wrap items-center gap-2">
        <label htmlFor="period-from" className="flex items-center gap-1.5 text-xs text-ink-3">
          {t("From")}
          <Input type="date" id="period-from" name="from" size="sm" required defaultValue={period.from} />
        </label>
        <label htmlFor="period-to" className="flex items-center gap-1.5 text-xs text-ink-3">
          {t("To")}
          <Input type="date" id="period-to" name="to" size="sm" required defaultValue={period.to} />
        </label>
        <Button type="submit" size="sm">
          {t("Show")}
        </Button>
      </form>
    </div>
  )
}
