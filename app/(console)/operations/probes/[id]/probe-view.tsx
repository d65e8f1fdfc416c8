import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import type { findProbe } from "@/lib/probes/find"
import { percentText } from "@/lib/probes/rules"
import { daysLeft, daysLeftWords, detailWords } from "@/lib/probes/words"
import { t } from "@/lib/say"
import { duration } from "@/lib/time"
import { BarsLegend, DayBars } from "../../day-bars"
import { ResponseTimes } from "./response-times"

const CircleCheck = icon("circle-check")

export type Probe = Awaited<ReturnType<typeof findProbe>>

export function ProbeView({ probe, now }: { probe: Probe; now: Date }) {
  return (
    <>
      {probe.retiredAt && (
        <Callout title={t("Not watched any more")}>
          {t("How it stands is not known, and no alert tells of it.")}
        </Callout>
      )}
      <Card title={t("Now")} id="now">
        <DefinitionList>
          <Definition term={t("Last found")}>{detailWords(probe.lastDetail)}</Definition>
          <Definition term={t("Last looked at")}>
            {probe.lastAt ? <Time value={probe.lastAt} /> : t("Not looked at yet")}
          </Definition>
          {probe.since && (
            <Definition term={t("Stands so since")}>
              <Time value={probe.since} as="moment" zone="UTC" />
            </Definition>
          )}
          {probe.failedInRow > 0 && (
            <Definition term={t("Failed in a row")}>
              {probe.failedInRow}
              {probe.failingSince && (
                <>
                  , {t("the first")} <Time value={probe.failingSince} as="moment" zone="UTC" />
                </>
              )}
            </Definition>
          )}
          {probe.lastMs !== null && (
            <Definition term={t("Last took")}>
              {t("{ms} ms; slow from {slow} ms", { ms: probe.lastMs, slow: probe.slowMs })}
            </Definition>
          )}
          {probe.notAfter && (
            <Definition term={t("Certificate good until")}>
              <Time value={probe.notAfter} as="moment" zone="UTC" /> (
              {daysLeftWords(daysLeft(probe.notAfter, now))})
            </Definition>
          )}
          <Definition term={t("Public status page")}>
            {probe.isPublic ? t("Shown there, by its name") : t("Not shown there")}
          </Definition>
        </DefinitionList>
      </Card>
      <Card
        title={t("90 days")}
        id="days"
        hint={probe.uptime === null ? t("not looked at yet") : percentText(probe.uptime)}
      >
        <DayBars days={probe.days} now={now} className="h-10 w-full" />
        <div className="mt-3">
          <BarsLegend />
        </div>
        <Longest probe={probe} />
      </Card>
      <Card
        title={t("The last 24 hours")}
        id="hours"
        hint={t("Response times, the middle one of each quarter of an hour")}
      >
        <ResponseTimes steps={probe.steps} slowMs={probe.slowMs} minutes={probe.stepMinutes} />
      </Card>
      <Failures probe={probe} />
    </>
  )
}

function Longest({ probe }: { probe: Probe }) {
  const longest = Math.max(0, ...probe.days.map((one) => one.downSeconds))
  if (longest === 0) return null
  const day = probe.days.find((one) => one.downSeconds === longest)?.day ?? ""
  return (
    <p className="mt-2 text-xs text-ink-3">
      {t("Longest in one piece: {span}, on {day} (UTC).", { span: duration(longest * 1_000), day })}
    </p>
  )
}

function Failures({ probe }: { probe: Probe }) {
  return (
    <Card title={t("Failed checks")} id="failures" flush hint={t("The last 50 of 30 days, newest first")}>
      {probe.failures.length === 0 ? (
        <EmptyState compact icon={<CircleCheck />} title={t("None failed")}>
          {t("A failed check is kept here with what was found, for 30 days.")}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {probe.failures.map((one) => (
            <li key={one.at.toISOString()} className="flex flex-wrap gap-x-4 gap-y-0.5 px-4 py-2 text-sm">
              <Time value={one.at} as="moment" zone="UTC" className="w-52 text-ink-3 max-sm:w-auto" />
              <span className="min-w-0 grow text-ink">
                {detailWords(one.detail)}
                {one.isMuted && <span className="text-ink-3"> · {t("in maintenance, not counted")}</span>}
              </span>
              <span className="text-xs text-ink-3 tabular-nums">{t("{ms} ms", { ms: one.ms })}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
