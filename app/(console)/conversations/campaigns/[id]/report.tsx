import { Card } from "@/components/ui/card"
import { Stat, Stats } from "@/components/ui/stat"
import type { BlockedCount, CampaignDetail } from "@/lib/campaigns/schema"
import { locale, t } from "@/lib/say"
import { becauseText } from "../because"

const n = (value: number) => value.toLocaleString(locale())

/** What became of the messages, and what people did upon them. */
export function Report({ campaign }: { campaign: CampaignDetail }) {
  const { statuses, blocked, failed, replies, withdrawals } = campaign.report
  const of = (...names: string[]) => names.reduce((sum, name) => sum + (statuses[name] ?? 0), 0)
  const held = blocked.reduce((sum, one) => sum + one.count, 0)
  if (!campaign.startedAt) return null
  return (
    <>
      <Stats label={t("What became of it")}>
        <Stat label={t("Sent")} value={n(of("sent", "delivered", "read"))} />
        <Stat label={t("Delivered")} value={n(of("delivered", "read"))} />
        <Stat label={t("Read")} value={n(of("read"))} />
        <Stat label={t("On its way")} value={n(of("queued"))} />
        {of("scheduled") > 0 && <Stat label={t("Later")} value={n(of("scheduled"))} />}
        <Stat
          label={t("Failed")}
          value={n(of("failed", "unsure"))}
          tone={of("failed", "unsure") > 0 ? "red" : "neutral"}
        />
        <Stat label={t("Held back")} value={n(held)} />
        <Stat label={t("Answered")} value={n(replies)} note={t("within a week")} />
        <Stat label={t("Withdrew")} value={n(withdrawals)} note={t("within a week")} />
      </Stats>
      {blocked.length + failed.length > 0 && (
        <Card title={t("Why some got nothing")}>
          <Reasons counts={[...blocked, ...failed]} />
        </Card>
      )}
    </>
  )
}

function Reasons({ counts }: { counts: readonly BlockedCount[] }) {
  return (
    <ul className="grid gap-1 text-sm">
      {counts.map(({ because, count }) => (
        <li key={because} className="flex gap-3">
          <b className="min-w-6 shrink-0 text-right font-medium text-ink tabular-nums">{n(count)}</b>
          <span className="text-ink-2">{becauseText(because)}</span>
        </li>
      ))}
    </ul>
  )
}
