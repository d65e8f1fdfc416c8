import Link from "next/link"
import { icon } from "@/components/icon"
import { PatientText } from "@/components/patient-text"
import { stateOf } from "@/components/states"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { Timeline, TimelineItem } from "@/components/ui/timeline"
import type { EventDetail } from "@/lib/inbox/words"
import { t } from "@/lib/say"
import { duration } from "@/lib/time"
import { providerName, reasonText, skippedText, verifiedText } from "../words"

const Ban = icon("ban")
const Inbox = icon("inbox")
const MessageCircle = icon("message-circle")
const ShieldCheck = icon("shield-check")

const LINK =
  "font-medium text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"

/** From the provider's request to what a person sees, in order. */
export function EventStory({ event }: { event: EventDetail }) {
  const { delivery, message } = event
  const fate = stateOf("fate", event.fate)
  const items = delivery.accepted + delivery.duplicate
  return (
    <Card id="story" title={t("What became of it")}>
      <Timeline label={t("What became of it")}>
        <TimelineItem
          icon={<Inbox />}
          title={
            <>
              <b>{t("Received")}</b>{" "}
              {t("from {provider}, item {place} of {all} in its request", {
                provider: providerName(event.provider),
                place: event.position + 1,
                all: items,
              })}
            </>
          }
          aside={<Time value={event.receivedAt} as="clock" />}
        />
        <TimelineItem
          icon={<ShieldCheck />}
          tone={delivery.verifiedBy ? "green" : "neutral"}
          title={
            delivery.verifiedBy ? (
              <>
                <b>{t("Signature matches")}</b>: {verifiedText(delivery.verifiedBy)}
              </>
            ) : (
              <b>{t("Signature not noted")}</b>
            )
          }
        />
        {event.runs.map((run) => {
          const { icon: Icon, tone } = stateOf("run", run.status)
          return (
            <TimelineItem
              key={run.id}
              icon={<Icon />}
              tone={tone}
              title={
                <span className="inline-flex flex-wrap items-center gap-x-2">
                  <Link href={`/jobs/runs/${run.id}`} className={LINK}>
                    {run.functionId}
                  </Link>
                  <StatusBadge kind="run" value={run.status} look="plain" />
                  {run.finishedAt && (
                    <span className="text-xs text-ink-3">
                      {duration(Date.parse(run.finishedAt) - Date.parse(run.createdAt))}
                    </span>
                  )}
                </span>
              }
              aside={<Time value={run.createdAt} as="clock" />}
            />
          )
        })}
        {event.skipped.map((one) => (
          <TimelineItem
            key={`${one.functionId} ${one.at}`}
            icon={<Ban />}
            title={
              <>
                <b>{one.functionId}</b> {t("did not run: {why}", { why: skippedText(one.because) })}
                {one.runId && (
                  <>
                    {" "}
                    <Link href={`/jobs/runs/${one.runId}`} className={LINK}>
                      {t("See that run")}
                    </Link>
                  </>
                )}
              </>
            }
            aside={<Time value={one.at} as="clock" />}
          />
        ))}
        {message && (
          <TimelineItem
            icon={<MessageCircle />}
            tone="accent"
            title={
              <>
                {t("Became")}{" "}
                {message.leadId ? (
                  <Link href={`/leads/${message.leadId}#message-${message.id}`} className={LINK}>
                    {t("a message")}
                  </Link>
                ) : (
                  t("a message")
                )}{" "}
                {message.leadId && (
                  <>
                    {t("of")}{" "}
                    <Link href={`/leads/${message.leadId}`} className={LINK}>
                      {event.patientName ? <PatientText>{event.patientName}</PatientText> : t("a lead")}
                    </Link>
                  </>
                )}
              </>
            }
          />
        )}
        <TimelineItem
          icon={<fate.icon />}
          tone={fate.tone}
          title={
            <>
              <b>{t(fate.word)}</b>
              {event.reason ? `: ${reasonText(event.reason)}` : fate.means ? `. ${t(fate.means)}.` : ""}
              {event.replays > 0 && ` ${t("Replayed {times} ×.", { times: event.replays })}`}
            </>
          }
          aside={event.finishedAt && <Time value={event.finishedAt} as="clock" />}
        />
      </Timeline>
    </Card>
  )
}
