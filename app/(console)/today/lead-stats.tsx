import { icon } from "@/components/icon"
import { Stat, Stats } from "@/components/ui/stat"
import type { LeadsToday } from "@/lib/leads/schema"
import { COUNT_CAP } from "@/lib/leads/words"
import { locale, t } from "@/lib/say"

const AlarmClock = icon("alarm-clock")
const Flame = icon("flame")
const Inbox = icon("inbox")
const MessageCircle = icon("message-circle")
const UserCheck = icon("user-check")

const said = (count: number): string =>
  count > COUNT_CAP ? `${COUNT_CAP.toLocaleString(locale())}+` : count.toLocaleString(locale())

/** Numbers that open the rows behind them. */
export function LeadStats({ leads: { counts, view, onDate } }: { leads: LeadsToday }) {
  const free = view.scores
    ? { label: t("Hot or urgent, nobody's"), href: "/leads?owner=none&due=running&sort=dueAt" }
    : { label: t("Waiting, nobody's"), href: "/leads?owner=none&due=waiting&sort=waitingSince" }
  return (
    <Stats label={t("Leads in numbers")} className="max-md:[&>*:last-child:nth-child(odd)]:col-span-2">
      <Stat {...free} icon={<Flame />} tone="red" value={said(counts.free)} />
      {view.scores && (
        <Stat
          label={t("Late")}
          href="/leads?due=late&sort=dueAt"
          icon={<AlarmClock />}
          tone={counts.late > 0 ? "red" : "neutral"}
          value={said(counts.late)}
        />
      )}
      {view.work && (
        <Stat
          label={t("Mine, waiting")}
          href="/leads?owner=me&due=waiting&sort=waitingSince"
          icon={<UserCheck />}
          tone="accent"
          value={said(counts.mine)}
        />
      )}
      <Stat
        label={t("Not answered yet")}
        href="/leads?due=waiting&sort=waitingSince"
        icon={<MessageCircle />}
        tone="amber"
        value={said(counts.waiting)}
      />
      <Stat
        label={t("Came in today")}
        href={`/leads?since=${onDate}`}
        icon={<Inbox />}
        tone="blue"
        value={said(counts.arrived)}
      />
    </Stats>
  )
}
