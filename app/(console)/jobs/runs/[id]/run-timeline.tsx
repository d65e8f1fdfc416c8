import { Card } from "@/components/ui/card"
import type { RunDetail } from "@/lib/jobs/schema"
import { duration } from "@/lib/time"
import { type Bar, queueBar, scaleOf, stepBars } from "./lane"
import { LaneRow, LaneShell } from "./lane-row"
import { StepDetail } from "./step-detail"

const TICKS = [0, 0.25, 0.5, 0.75, 1]

/** Steps against one clock: what took long, what was tried again, what slept. Each opens to its tries and output. */
export function RunTimeline({ run, now }: { run: RunDetail; now: Date }) {
  const scale = scaleOf(run, now)
  return (
    <Card
      id="steps"
      title="Steps"
      count={run.steps.length}
      hint={run.masked ? "Outputs are hidden for your role" : undefined}
      flush
    >
      <LaneShell label={<span className="text-xs text-ink-3">{duration(scale.spanMs)} in all</span>}>
        <div aria-hidden="true" className="flex justify-between text-2xs text-ink-3 tabular-nums">
          {TICKS.map((tick) => (
            <span key={tick} className="max-sm:nth-2:hidden max-sm:nth-4:hidden">
              {tick === 0 ? "0" : duration(tick * scale.spanMs)}
            </span>
          ))}
        </div>
      </LaneShell>
      <LaneShell label={<span className="text-sm text-ink-3">queue</span>}>
        <LaneRow bars={queueBar(run, scale)} />
      </LaneShell>
      {run.steps.map((step) => (
        <StepDetail key={step.id} step={step} bars={stepBars(step, scale)} masked={run.masked} />
      ))}
      {run.steps.length === 0 && (
        <p className="px-4 py-6 text-center text-sm text-ink-3">
          {run.finishedAt ? "It ended before its first step." : "It has not begun its first step."}
        </p>
      )}
      <OwnTries run={run} bars={ownBars(run, now)} />
    </Card>
  )
}

/** Tries of the function outside any step. */
function OwnTries({ run, bars }: { run: RunDetail; bars: Bar[] }) {
  if (run.attempts.length === 0) return null
  return (
    <LaneShell label={<span className="text-sm text-red">outside a step</span>}>
      <LaneRow bars={bars} />
    </LaneShell>
  )
}

function ownBars(run: RunDetail, now: Date): Bar[] {
  const step = { attempts: run.attempts, status: "failed", dueAt: null, startedAt: null } as const
  return stepBars(
    { ...step, id: "", name: "", kind: "", finishedAt: null, error: null, output: null },
    scaleOf(run, now),
  )
}
