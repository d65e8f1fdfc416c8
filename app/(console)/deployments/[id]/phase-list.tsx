import { icon } from "@/components/icon"
import { Card } from "@/components/ui/card"
import { cn } from "@/components/ui/cn"
import { phaseStatusWord, phaseTitle } from "@/lib/deployments/phases"
import type { DeploymentView, PhaseShown } from "@/lib/deployments/schema"
import { t } from "@/lib/say"
import { duration } from "@/lib/time"
import { Elapsed } from "./elapsed"

const LOOKS = {
  waiting: { Icon: icon("circle-dashed"), tone: "text-ink-3" },
  running: { Icon: icon("loader-circle"), tone: "text-blue animate-spin" },
  done: { Icon: icon("circle-check"), tone: "text-green" },
  failed: { Icon: icon("octagon-x"), tone: "text-red" },
  skipped: { Icon: icon("minus"), tone: "text-ink-3" },
}

/** Each part with how long it truly took; a bar holds them against one another. */
export function PhaseList({ deployment: { phases, kind } }: { deployment: DeploymentView }) {
  const longest = Math.max(1, ...phases.map((one) => one.durationMs ?? 0))
  return (
    <Card title={t("Phases")} id="phases" flush>
      <ol className="py-1">
        {phases.map((phase) => (
          <Phase key={phase.name} phase={phase} kind={kind} longest={longest} />
        ))}
      </ol>
    </Card>
  )
}

type Given = { phase: PhaseShown; kind: DeploymentView["kind"]; longest: number }

function Phase({ phase, kind, longest }: Given) {
  const { Icon, tone } = LOOKS[phase.status]
  const isIdle = phase.status === "waiting" || phase.status === "skipped"
  return (
    <li
      aria-current={phase.status === "running" ? "step" : undefined}
      className="grid grid-cols-[1rem_minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-1.5 text-sm sm:grid-cols-[1rem_14rem_minmax(0,1fr)_5rem]"
    >
      <Icon aria-hidden="true" className={cn("size-4", tone)} />
      <span className={isIdle ? "text-ink-3" : "text-ink"}>
        {phaseTitle(phase.name, kind)}
        <span className="sr-only">: {phaseStatusWord(phase.status)}</span>
      </span>
      <span aria-hidden="true" className="hidden sm:block">
        {phase.durationMs !== null && (
          <svg className="h-1.5 w-full" preserveAspectRatio="none" viewBox="0 0 100 1" aria-hidden="true">
            <rect
              width={Math.max(0.6, (phase.durationMs / longest) * 100)}
              height={1}
              className={phase.status === "failed" ? "fill-red" : "fill-line-strong"}
            />
          </svg>
        )}
      </span>
      <span className="text-right text-xs text-ink-3 tabular-nums">
        {phase.durationMs !== null ? (
          duration(phase.durationMs)
        ) : phase.status === "running" && phase.startedAt ? (
          <Elapsed since={phase.startedAt} />
        ) : isIdle ? (
          phaseStatusWord(phase.status)
        ) : (
          ""
        )}
      </span>
      {phase.detail && (
        <p
          className={cn(
            "col-span-full pt-0.5 pl-7 text-xs [overflow-wrap:anywhere]",
            phase.status === "failed" ? "text-red" : "text-ink-3",
          )}
        >
          {phase.detail}
        </p>
      )}
    </li>
  )
}
