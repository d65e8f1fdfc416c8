import { icon } from "@/components/icon"
import { stateOf } from "@/components/states"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { cn } from "@/components/ui/cn"
import { CodeBlock } from "@/components/ui/code-block"
import { TONE_TEXT } from "@/components/ui/tone"
import type { RunAttempt, RunStep } from "@/lib/jobs/schema"
import { duration } from "@/lib/time"
import { errorText } from "../../error-text"
import type { Bar } from "./lane"
import { LANE_GRID, LaneRow } from "./lane-row"

const ChevronRight = icon("chevron-right")

const OUTCOMES: Record<RunAttempt["outcome"], string> = {
  retry: "failed, tried again",
  failed: "failed",
  died: "its worker died",
  completed: "went well",
}

/** A step of the lane; it opens to its tries, its error and what it gave back. */
export function StepDetail({ step, bars, masked }: { step: RunStep; bars: Bar[]; masked: boolean }) {
  const { icon: Icon, tone, word } = stateOf("run", step.status)
  const tookMs =
    step.startedAt && step.finishedAt ? Date.parse(step.finishedAt) - Date.parse(step.startedAt) : null
  return (
    <details className="group/step border-b border-line last:border-0" open={step.status === "failed"}>
      <summary
        className={cn(
          LANE_GRID,
          "list-none hover:bg-hover focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden",
        )}
      >
        <span className="flex min-w-0 items-center gap-1.5 text-sm">
          <ChevronRight
            aria-hidden="true"
            className="size-3.5 shrink-0 text-ink-3 transition-transform group-open/step:rotate-90"
          />
          <Icon aria-hidden="true" className={cn("size-3.5 shrink-0", TONE_TEXT[tone])} />
          <span className="truncate font-medium text-ink">{step.name}</span>
          <span className="sr-only">{word}</span>
          <span className="ml-auto shrink-0 text-xs text-ink-3 tabular-nums">
            {step.dueAt && step.status === "sleeping" ? (
              <Time value={step.dueAt} />
            ) : tookMs !== null ? (
              duration(tookMs)
            ) : (
              word
            )}
          </span>
        </span>
        <LaneRow bars={bars} />
      </summary>
      <div className="grid gap-3 border-t border-line bg-canvas px-4 py-3 text-sm sm:pl-11">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-3">
          <StatusBadge kind="run" value={step.status} />
          {step.kind !== "StepRun" && <span>{step.kind}</span>}
          {step.startedAt && (
            <span>
              began <Time value={step.startedAt} as="exact" />
            </span>
          )}
        </p>
        {step.error && <p className="text-sm text-red [overflow-wrap:anywhere]">{errorText(step.error)}</p>}
        {step.attempts.length > 1 && <Tries attempts={step.attempts} />}
        {masked ? (
          <p className="text-xs text-ink-3">What it gave back is hidden for your role.</p>
        ) : (
          step.output !== null && <CodeBlock value={pretty(step.output)} label={`Output of ${step.name}`} />
        )}
      </div>
    </details>
  )
}

function Tries({ attempts }: { attempts: readonly RunAttempt[] }) {
  const inOrder = [...attempts].sort((one, other) => one.attempt - other.attempt)
  return (
    <ol aria-label="Tries" className="grid gap-1 text-xs text-ink-2">
      {inOrder.map((one) => (
        <li key={one.attempt} className="flex flex-wrap gap-x-2 tabular-nums">
          <span className="w-12 shrink-0 text-ink-3">Try {one.attempt + 1}</span>
          <span className={one.outcome === "completed" ? "text-green" : "text-red"}>
            {OUTCOMES[one.outcome]}
          </span>
          {one.startedAt && one.finishedAt && (
            <span>{duration(Date.parse(one.finishedAt) - Date.parse(one.startedAt))}</span>
          )}
          {one.finishedAt && <Time value={one.finishedAt} as="clock" />}
          {one.error && <span className="min-w-0 truncate">{errorText(one.error)}</span>}
        </li>
      ))}
    </ol>
  )
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2)
  } catch {
    return `${json}…`
  }
}
