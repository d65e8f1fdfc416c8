import Link from "next/link"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { alertRule, runbookOf } from "@/lib/alerts/registry"
import type { AlertRow } from "@/lib/alerts/schema"
import { besideValue, inUnit } from "@/lib/alerts/words"
import { t } from "@/lib/say"
import { AcknowledgeButton } from "./acknowledge-button"
import { Severity } from "./severity"
import { SilenceDialog } from "./silence-dialog"
import { Subject, todoHref } from "./subject"
import { Told } from "./told"

const Hourglass = icon("hourglass")
const Siren = icon("siren")

type Props = { alert: AlertRow; mayAcknowledge: boolean; maySilence: boolean; mayOpenIncident: boolean }

/** What is wrong, since when, by how much, what to do first, and who does. */
export function AlertItem({ alert, mayAcknowledge, maySilence, mayOpenIncident }: Props) {
  const rule = alertRule(alert.name)
  const title = rule ? t(rule.title) : alert.name
  const href = todoHref(alert, rule?.href ?? null)
  const fires = alert.state === "firing"
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-3 px-4 py-3">
      <div className="min-w-0 grow basis-72">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {fires ? (
            <Badge
              tone="red"
              look={alert.acknowledged ? "soft" : "solid"}
              icon={<Siren aria-hidden="true" />}
            >
              {t("Fires")}
            </Badge>
          ) : (
            <Badge tone="amber" icon={<Hourglass aria-hidden="true" />}>
              {t("Not long enough yet")}
            </Badge>
          )}
          <Severity severity={alert.severity} />
          <span className="font-medium text-ink">{title}</span>
          <Subject alert={alert} />
        </p>
        <p className="mt-1 text-sm text-ink-2 tabular-nums">
          <strong className={fires ? "text-red" : "text-ink"}>
            {inUnit(rule?.unit ?? "count", alert.value)}
          </strong>
          {rule?.unit === "count" && rule.threshold === 0
            ? ""
            : ` ${t("against {threshold}", { threshold: inUnit(rule?.unit ?? "count", alert.threshold) })}`}
          {alert.detail && ` (${besideValue(alert)})`}, {t("since")} <Time value={alert.firstSeenAt} />
          {alert.isPlatform && <span className="text-ink-3"> · {t("whole installation")}</span>}
        </p>
        {rule && (
          <p className="mt-1 text-sm text-ink-3">
            {t(rule.todo)}
            {href && (
              <>
                {" "}
                <Link href={href} className="font-medium text-accent hover:underline">
                  {t("Go there")}
                  <span className="sr-only">: {title}</span>
                </Link>
              </>
            )}
            {" · "}
            <Link href={runbookOf(alert.name)} className="font-medium text-accent hover:underline">
              {t("Runbook")}
              <span className="sr-only">: {title}</span>
            </Link>
          </p>
        )}
      </div>
      <div className="grid justify-items-end gap-1.5 text-xs text-ink-3 max-sm:justify-items-start">
        {fires && <Told alert={alert} />}
        {alert.acknowledged && (
          <p>
            {t("{name} looks into it", { name: alert.acknowledged.by })},{" "}
            <Time value={alert.acknowledged.at} />
          </p>
        )}
        <div className="flex flex-wrap gap-1">
          {maySilence && <SilenceDialog name={alert.name} subject={alert.subject} title={title} />}
          {fires && mayOpenIncident && (
            <ButtonLink
              size="sm"
              variant="ghost"
              href={`/operations/incidents?alert=${alert.id}&rule=${alert.name}`}
            >
              {t("Open an incident")}
              <span className="sr-only">: {title}</span>
            </ButtonLink>
          )}
          {fires && mayAcknowledge && !alert.acknowledged && (
            <AcknowledgeButton id={alert.id} title={title} />
          )}
        </div>
      </div>
    </li>
  )
}
