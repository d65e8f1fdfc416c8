import Link from "next/link"
import type { ReactNode } from "react"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { CopyButton, ShortId } from "@/components/ui/copy-button"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import type { RunDetail } from "@/lib/jobs/schema"
import { t } from "@/lib/say"
import { RunRelatives } from "./run-relatives"

const LINK = "text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"
/** Shown in words of their own, or by a link above them. */
const TOLD = ["clinicId", "provider", "webhookEventId", "leadId", "scheduleId", "occasionId", "_inngest"]

type Props = { run: RunDetail; may: { webhooks: boolean; leads: boolean; schedules: boolean } }

/** What started it, whom it is about, and its relatives. */
export function RunFacts({ run, may }: Props) {
  const { event } = run
  const ids = Object.entries(event?.data ?? {}).filter(([name]) => !TOLD.includes(name))
  const leadId = typeof event?.data.leadId === "string" ? event.data.leadId : run.subjectId
  const message = run.messages.find((one) => one.leadId)
  return (
    <div className="grid content-start gap-6">
      <Card id="trigger" title={t("Started by")}>
        <DefinitionList stacked>
          <Definition term={t("Event")}>
            <code className="font-mono text-xs [overflow-wrap:anywhere]">{run.eventName}</code>
          </Definition>
          {run.webhookEventId && may.webhooks && (
            <Definition term={t("Webhook")}>
              <Link href={`/webhooks/${run.webhookEventId}`} className={LINK}>
                {t("The request it follows from")}
              </Link>
            </Definition>
          )}
          {message && may.leads && (
            <Definition term={t("Message")}>
              <Link href={`/leads/${message.leadId}#message-${message.id}`} className={LINK}>
                {message.direction === "out" ? t("What we wrote") : t("What the patient wrote")}
              </Link>
            </Definition>
          )}
          {leadId && may.leads && (
            <Definition term={t("About")}>
              <Link href={`/leads/${leadId}`} className={LINK}>
                {t("The lead")}
              </Link>
            </Definition>
          )}
          {run.scheduleId && (
            <Definition term={t("Schedule")}>
              {may.schedules ? (
                <Link href={`/jobs/schedules/${run.scheduleId}`} className={LINK}>
                  {run.scheduleId}
                </Link>
              ) : (
                run.scheduleId
              )}
              {run.occasion && (
                <span className="block text-xs text-ink-3">
                  {t("due")} <Time value={run.occasion.dueAt} as="exact" />
                  {run.occasion.isManual && `, ${t("run by hand")}`}
                  {run.occasion.isCaughtUp && `, ${t("caught up after an outage")}`}
                </span>
              )}
            </Definition>
          )}
          {run.action && (
            <Definition term={run.rerunOf ? t("Part of the rerun") : t("Run again by")}>
              <Link href={`/jobs/reruns/${run.action.id}`} className={LINK}>
                {run.action.name}
              </Link>
            </Definition>
          )}
          {run.rerunOf && (
            <Definition term={t("Begins at")}>
              {run.rerunFrom === null
                ? t("The start")
                : run.rerunFrom === ""
                  ? t("The step that failed")
                  : t("A chosen step")}
            </Definition>
          )}
          {ids.map(([name, value]) => (
            <Definition key={name} term={name}>
              <Value name={name} value={value} />
            </Definition>
          ))}
          {!event && <Definition term={t("Its event")}>{t("No longer kept")}</Definition>}
        </DefinitionList>
      </Card>
      <Card id="software" title={t("Where it ran")}>
        <DefinitionList stacked>
          <Definition term={t("Engine")}>
            {run.engine === "server" ? t("An Inngest server") : t("Embedded in Rounds")}
            {run.externalId && (
              <code className="block font-mono text-xs text-ink-3 [overflow-wrap:anywhere]">
                {run.externalId}
              </code>
            )}
          </Definition>
          <Definition term={t("Release")}>
            <Link href={`/jobs?release=${run.releaseSha}`} className={`${LINK} font-mono text-xs`}>
              {run.releaseSha.slice(0, 12)}
            </Link>
          </Definition>
          <Definition term={t("Trace")}>
            <span className="flex items-start gap-1">
              <code className="min-w-0 pt-1 font-mono text-xs [overflow-wrap:anywhere]">{run.traceId}</code>
              <CopyButton text={run.traceId} label={t("Copy trace id")} />
            </span>
          </Definition>
          {run.provider && (
            <Definition term={t("Provider")}>
              <Link href={`/jobs?provider=${encodeURIComponent(run.provider)}`} className={LINK}>
                {run.provider}
              </Link>
            </Definition>
          )}
        </DefinitionList>
      </Card>
      <RunRelatives run={run} />
    </div>
  )
}

function Value({ name, value }: { name: string; value: unknown }): ReactNode {
  const text = typeof value === "object" ? JSON.stringify(value) : String(value)
  return /^[0-9a-f-]{36}$/.test(text) ? (
    <ShortId id={text} label={name} />
  ) : (
    <span className="[overflow-wrap:anywhere]">{text.slice(0, 300)}</span>
  )
}
