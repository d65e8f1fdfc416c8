import Link from "next/link"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { percentText } from "@/lib/probes/rules"
import type { PlaceStanding } from "@/lib/probes/standing"
import { DOWN_AFTER, daysLeftWords, detailWords } from "@/lib/probes/words"
import { t } from "@/lib/say"
import { DayBars } from "./day-bars"
import { StateBadge } from "./state-badge"

const Lock = icon("lock")
const Commit = icon("git-commit-horizontal")
const SOON_DAYS = 14

/** A service where it runs: whether it answers, since when, its ninety days, its certificate and its version. */
export function ServiceRow({ place, now }: { place: PlaceStanding; now: Date }) {
  const { main } = place
  const title = place.environment === null && place.service === "rounds" ? t("Rounds itself") : place.title
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,18rem)] xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <StateBadge state={place.state} />
          <h3 className="min-w-0 text-sm font-medium text-ink">
            {main ? (
              <Link href={`/operations/probes/${main.id}`} className="hover:underline">
                {title}
              </Link>
            ) : (
              title
            )}
          </h3>
          {place.stoppedAt && <Badge tone="red">{t("Stopped by hand")}</Badge>}
          {main && main.failedInRow > 0 && main.failedInRow < DOWN_AFTER && (
            <Badge tone="amber">{t("failed {n} of {most}", { n: main.failedInRow, most: DOWN_AFTER })}</Badge>
          )}
        </div>
        <p className="mt-1 text-xs text-ink-3">
          {main ? <Said main={main} since={place.since} /> : t("It has no address, so nobody can look.")}
        </p>
        <div className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2 empty:hidden">
          <Certificate place={place} />
          <Version place={place} />
        </div>
      </div>
      {main && (
        <Link href={`/operations/probes/${main.id}`} className="group block min-w-0 rounded-sm">
          <span className="sr-only">{title}: </span>
          <DayBars days={main.days} now={now} />
          <span
            aria-hidden="true"
            className="mt-1 flex justify-between gap-3 text-xs text-ink-3 tabular-nums"
          >
            <span>{t("90 days")}</span>
            <span
              className={
                main.uptime === null
                  ? undefined
                  : "font-medium text-ink-2 group-hover:text-ink group-hover:underline"
              }
            >
              {main.uptime === null ? t("not looked at yet") : percentText(main.uptime)}
            </span>
          </span>
        </Link>
      )}
    </li>
  )
}

function Said({ main, since }: { main: NonNullable<PlaceStanding["main"]>; since: string | null }) {
  return (
    <span className="tabular-nums">
      {detailWords(main.detail)}
      {main.lastMs !== null && main.state !== "unknown" && ` · ${t("{ms} ms", { ms: main.lastMs })}`}
      {since && (
        <>
          {" · "}
          {t("since")} <Time value={since} />
        </>
      )}
      {main.lastAt && main.state === "unknown" && (
        <>
          {" · "}
          {t("last looked at")} <Time value={main.lastAt} />
        </>
      )}
    </span>
  )
}

function Certificate({ place: { certificate, probes } }: { place: PlaceStanding }) {
  const probe = probes.find((one) => one.kind === "tls")
  if (!certificate || !probe) return null
  const { days } = certificate
  const tone = days === null ? "text-ink-3" : days < SOON_DAYS ? "text-red" : "text-ink-2"
  return (
    <Link
      href={`/operations/probes/${probe.id}`}
      className={`inline-flex items-center gap-1.5 hover:underline ${tone}`}
    >
      <Lock aria-hidden="true" className="size-3.5" />
      {days === null
        ? t("Certificate not seen yet")
        : t("Certificate: {left}", { left: daysLeftWords(days) })}
    </Link>
  )
}

function Version({ place: { version, probes, main } }: { place: PlaceStanding }) {
  const probe = probes.find((one) => one.kind === "version")
  // What keeps it from being asked is said once.
  if (!version || !probe || (version.state === "unknown" && version.detail === main?.detail)) return null
  const tone = version.state === "unknown" ? "text-ink-3" : version.isDrift ? "text-amber" : "text-ink-2"
  return (
    <Link
      href={`/operations/probes/${probe.id}`}
      className={`inline-flex items-center gap-1.5 hover:underline ${tone}`}
    >
      <Commit aria-hidden="true" className="size-3.5" />
      {version.state === "unknown" && !version.detail
        ? t("Version not seen yet")
        : detailWords(version.detail)}
    </Link>
  )
}
