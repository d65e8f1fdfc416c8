import Link from "next/link"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import type { Tone } from "@/components/ui/tone"
import type { RunDetail, RunEffect } from "@/lib/jobs/schema"
import { t } from "@/lib/say"
import { RunLogs } from "./run-logs"

const CircleCheck = icon("circle-check")
const CircleX = icon("circle-x")
const Hourglass = icon("hourglass")
const TriangleAlert = icon("triangle-exclamation-point")

const KINDS: Record<string, string> = {
  message: "Message to a patient",
  crm_write: "Write to the CRM",
  payment: "Payment",
  notification: "Notice to staff",
  task: "Task",
  other: "Something else",
}
const STATES: Record<RunEffect["status"], { word: string; tone: Tone; icon: typeof CircleX; means: string }> =
  {
    started: { word: "Under way", tone: "blue", icon: Hourglass, means: "it was begun" },
    done: { word: "Done", tone: "green", icon: CircleCheck, means: "once, and not again by a rerun" },
    failed: { word: "Failed", tone: "red", icon: CircleX, means: "nothing left us" },
    unsure: {
      word: "Unsure",
      tone: "amber",
      icon: TriangleAlert,
      means: "it may have left us; a person has a task",
    },
  }
const LINK = "text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"

/** What it did outside our own tables, what it sent, and where its lines in the log are. */
export function RunMade({ run }: { run: RunDetail }) {
  return (
    <>
      {run.effects.length > 0 && (
        <Card id="effects" title={t("Done outside")} count={run.effects.length} flush>
          <ul>
            {run.effects.map((one) => (
              <Effect key={one.id} one={one} />
            ))}
          </ul>
        </Card>
      )}
      {run.sent.length > 0 && (
        <Card id="sent" title={t("Events sent")} count={run.sent.length} flush>
          <ul>
            {run.sent.map((one) => (
              <li
                key={one.id}
                className="flex items-center justify-between gap-3 border-b border-line px-4 py-2 last:border-0"
              >
                <Link href={`/jobs?q=${encodeURIComponent(one.id)}`} className={`${LINK} font-mono text-xs`}>
                  {one.name}
                </Link>
                <span className="text-xs text-ink-3">
                  <Time value={one.at} as="clock" />
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <RunLogs run={run} />
    </>
  )
}

function Effect({ one }: { one: RunEffect }) {
  const { word, tone, icon: Icon, means } = STATES[one.status]
  return (
    <li className="grid gap-1 border-b border-line px-4 py-2.5 last:border-0">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <span className="font-medium text-ink">{t(KINDS[one.kind] ?? one.kind)}</span>
        {one.provider && <span className="text-ink-3">{one.provider}</span>}
        <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
          {t(word)}
        </Badge>
        <span className="ml-auto text-xs text-ink-3">
          <Time value={one.at} as="clock" />
        </span>
      </span>
      <span className="flex flex-wrap gap-x-2 text-xs text-ink-3">
        <span>{one.reason ? `${one.reason.replaceAll("_", " ")}: ${t(means)}` : t(means)}</span>
        {one.stepName && <span>{t("in step {name}", { name: one.stepName })}</span>}
        {one.leadId && one.messageId && (
          <Link href={`/leads/${one.leadId}#message-${one.messageId}`} className={LINK}>
            {t("See the message")}
          </Link>
        )}
      </span>
      <code className="font-mono text-2xs text-ink-3 [overflow-wrap:anywhere]">{one.key}</code>
    </li>
  )
}
