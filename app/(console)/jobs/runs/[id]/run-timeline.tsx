import { icon } from "@/components/icon"
import { Card } from "@/components/ui/card"
import { cn } from "@/components/ui/cn"
import type { RunDetail } from "@/lib/jobs/schema"
import { t } from "@/lib/say"
import { duration } from "@/lib/time"
import { lostBars, lostRace, queueBar, type Scale, scaleOf, sideBySide, stepBars } from "./lane"
import { LaneRow, LaneShell } from "./lane-row"
import { StepDetail } from "./step-detail"

const Split = icon("split")
const TICKS = [0, 0.25, 0.5, 0.75, 1]

/** Steps against one clock: what took long, what was tried again, what slept. Each opens to its tries and output. */
export function RunTimeline({ run, now }: { run: RunDetail; now: Date }) {
  const scale = scaleOf(run, now)
  return (
    <Card
      id="steps"
      title={t("Steps")}
      count={run.steps.length}
      hint={run.masked ? t("Outputs are hidden for your role") : undefined}
      flush
    >
      <LaneShell
        label={
          <span className="text-xs text-ink-3">{t("{span} in all", { span: duration(scale.spanMs) })}</span>
        }
      >
        <div aria-hidden="true" className="flex justify-between text-2xs text-ink-3 tabular-nums">
          {TICKS.map((tick) => (
            <span key={tick} className="max-sm:nth-2:hidden max-sm:nth-4:hidden">
              {tick === 0 ? "0" : duration(tick * scale.spanMs)}
            </span>
          ))}
        </div>
      </LaneShell>
      <LaneShell label={<span className="text-sm text-ink-3">{t("queue")}</span>}>
        <LaneRow bars={queueBar(run, scale)} />
      </LaneShell>
      {sideBySide(run.steps).map((group) => (
        <Group key={group[0]?.id} group={group} run={run} scale={scale} />
      ))}
      {run.steps.length === 0 && (
        <p className="px-4 py-6 text-center text-sm text-ink-3">
          {run.finishedAt ? t("It ended before its first step.") : t("It has not begun its first step.")}
        </p>
      )}
      {run.attempts.length > 0 && (
        <LaneShell label={<span className="text-sm text-red">{t("outside a step")}</span>}>
          <LaneRow bars={stepBars({ ...OWN_CALL, attempts: run.attempts }, scale)} />
        </LaneShell>
      )}
    </Card>
  )
}

/** Tries of the function outside any step. */
const OWN_CALL = { kind: "", status: "failed", startedAt: null, finishedAt: null, dueAt: null } as const

/** Lanes that ran side by side stand behind one line. */
function Group({ group, run, scale }: { group: RunDetail["steps"]; run: RunDetail; scale: Scale }) {
  const several = group.length > 1
  return (
    <div className={cn("border-b border-line last:border-0", several && "border-l-2 border-l-accent-line")}>
      {several && (
        <p className="flex items-center gap-1.5 px-4 pt-2 text-xs text-ink-3">
          <Split aria-hidden="true" className="size-3.5" />
          {group.every((step) => step.isRace)
            ? t("{n} in a race", { n: group.length })
            : t("{n} side by side", { n: group.length })}
        </p>
      )}
      {group.map((step) => {
        const lost = lostRace(step, run.steps)
        const bars = lost ? lostBars(step, run.steps, scale) : stepBars(step, scale)
        return <StepDetail key={step.id} step={step} bars={bars} masked={run.masked} lost={lost} />
      })}
    </div>
  )
}
