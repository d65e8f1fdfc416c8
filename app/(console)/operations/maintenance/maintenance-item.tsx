import Link from "next/link"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import type { MaintenanceRow } from "@/lib/maintenance/schema"
import { t } from "@/lib/say"
import { WindowActions } from "./window-actions"
import { maintenanceTitle, windowWords } from "./window-words"

const CalendarClock = icon("calendar-clock")
const Check = icon("circle-check")
const Question = icon("circle-question-mark")
const Settings = icon("settings")
const Slash = icon("circle-slash")

type Props = { maintenance: MaintenanceRow; zone: string; mayWrite: boolean }

/** When, in UTC and here, what for, and what came of it. */
export function MaintenanceItem({ maintenance: one, zone, mayWrite }: Props) {
  return (
    <li
      id={`window-${one.id}`}
      className="flex scroll-mt-20 flex-wrap items-start gap-x-6 gap-y-3 px-4 py-3 target:bg-accent-soft"
    >
      <div className="min-w-0 grow basis-72">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Standing one={one} />
          <span id={`window-name-${one.id}`} className="font-medium text-ink [overflow-wrap:anywhere]">
            {maintenanceTitle(one.title)}
          </span>
        </p>
        <p className="mt-1 text-sm text-ink-2 tabular-nums">
          {windowWords(one, "UTC")} UTC
          {zone !== "UTC" && (
            <span className="block text-xs text-ink-3">
              {t("{window} here", { window: windowWords(one, zone) })}
            </span>
          )}
        </p>
        {one.words && <p className="mt-1 text-sm text-ink-2 [overflow-wrap:anywhere]">{one.words}</p>}
        {one.doneWords && (
          <p className="mt-1 text-sm text-ink-2 [overflow-wrap:anywhere]">
            <q>{one.doneWords}</q> <span className="text-xs text-ink-3">{one.doneBy}</span>
          </p>
        )}
        {one.cancelReason && (
          <p className="mt-1 text-sm text-ink-3 [overflow-wrap:anywhere]">{one.cancelReason}</p>
        )}
        <p className="mt-1 flex flex-wrap gap-x-3 text-xs text-ink-3">
          <Told one={one} />
          {!one.mutesAlerts && <span>{t("Alerts are told all the same")}</span>}
          {one.plannedBy && <span>{t("planned by {name}", { name: one.plannedBy })}</span>}
          {one.standing !== "planned" && one.standing !== "cancelled" && (
            <Link
              href={`/audit?from=${one.startsAt}&to=${one.doneAt ?? one.endsAt}`}
              className="underline underline-offset-2 hover:text-ink"
            >
              {t("What was changed meanwhile")}
            </Link>
          )}
        </p>
      </div>
      {mayWrite && <WindowActions maintenance={one} />}
    </li>
  )
}

function Standing({ one }: { one: MaintenanceRow }) {
  if (one.standing === "running")
    return (
      <Badge tone="amber" icon={<Settings aria-hidden="true" />}>
        {t("Runs now")}
      </Badge>
    )
  if (one.standing === "planned")
    return (
      <Badge tone="blue" icon={<CalendarClock aria-hidden="true" />}>
        {t("Is planned")}
      </Badge>
    )
  if (one.standing === "cancelled")
    return <Badge icon={<Slash aria-hidden="true" />}>{t("Did not take place")}</Badge>
  // The clock ran out; whether anything was done, nobody has said.
  if (one.doneWords === null)
    return <Badge icon={<Question aria-hidden="true" />}>{t("Ended, nobody said what was done")}</Badge>
  return (
    <Badge tone="green" icon={<Check aria-hidden="true" />}>
      {t("Done")}
    </Badge>
  )
}

function Told({ one }: { one: MaintenanceRow }) {
  if (one.standing === "cancelled") return null
  if (one.noticedAt)
    return (
      <span>
        {t("announced")} <Time value={one.noticedAt} />
      </span>
    )
  return one.standing === "planned" ? <span>{t("will be announced a day before")}</span> : null
}
