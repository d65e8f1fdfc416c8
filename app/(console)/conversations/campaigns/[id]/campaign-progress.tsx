import { Progress } from "@/components/ui/score-ring"
import type { CampaignDetail } from "@/lib/campaigns/schema"
import { locale, t, tn } from "@/lib/say"

/** How far it is, and how long it still takes at its speed. */
export function CampaignProgress({ campaign }: { campaign: CampaignDetail }) {
  const { total, counts, status, perMinute } = campaign
  const done = total - counts.waiting
  const minutes = Math.max(1, Math.ceil(counts.waiting / perMinute))
  return (
    <section aria-label={t("Progress")} className="grid gap-1.5">
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-ink-2" role="status">
        <span className="text-2xl font-semibold text-ink tabular-nums">{done.toLocaleString(locale())}</span>
        {tn(total, "of {n} person", "of {n} people")}
        {status === "running" && counts.waiting > 0 && (
          <span className="ml-auto text-ink-3">
            {tn(minutes, "about {n} minute left", "about {n} minutes left")}
          </span>
        )}
      </p>
      <Progress
        value={done}
        max={total}
        label={tn(total, "{done} of {n} person", "{done} of {n} people", {
          done: done.toLocaleString(locale()),
        })}
      />
    </section>
  )
}
