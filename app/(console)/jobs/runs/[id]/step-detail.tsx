import Link from "next/link"
import { icon } from "@/components/icon"
import { stateOf } from "@/components/states"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { cn } from "@/components/ui/cn"
import { CodeBlock } from "@/components/ui/code-block"
import { TONE_TEXT } from "@/components/ui/tone"
import type { RunStep } from "@/lib/jobs/schema"
import { t } from "@/lib/say"
import { duration } from "@/lib/time"
import { errorText } from "../../error-text"
import type { Bar } from "./lane"
import { LANE_GRID, LaneRow } from "./lane-row"
import { KINDS, waitWords } from "./step-words"
import { Tries } from "./tries"

const ChevronRight = icon("chevron-right")
const LINK = "text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"

type Props = { step: RunStep; bars: Bar[]; masked: boolean; lost: boolean }

/** A step of the lane; it opens to its tries, its error and what it gave back. */
export function StepDetail({ step, bars, masked, lost }: Props) {
  const { icon: Icon, tone, word: plain } = stateOf("run", lost ? "cancelled" : step.status)
  const word = t(plain)
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
            <Aside step={step} lost={lost} word={word} />
          </span>
        </span>
        {step.keptFrom ? (
          <span className="text-xs text-ink-3">{t("Kept from the earlier run")}</span>
        ) : (
          <LaneRow bars={bars} />
        )}
      </summary>
      <div className="grid gap-3 border-t border-line bg-canvas px-4 py-3 text-sm sm:pl-11">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-3">
          {lost ? (
            <span>{t("Lost the race: another came first")}</span>
          ) : (
            <StatusBadge kind="run" value={step.status} />
          )}
          {KINDS[step.kind] && <span>{t(KINDS[step.kind] ?? "")}</span>}
          {step.startedAt && (
            <span>
              {t("began")} <Time value={step.startedAt} as="exact" />
            </span>
          )}
        </p>
        <Waits step={step} />
        {step.error && <p className="text-sm text-red [overflow-wrap:anywhere]">{errorText(step.error)}</p>}
        {step.attempts.length > 1 && <Tries attempts={step.attempts} />}
        {masked ? (
          <p className="text-xs text-ink-3">{t("What it gave back is hidden for your role.")}</p>
        ) : (
          step.output !== null && (
            <CodeBlock value={pretty(step.output)} label={t("Output of {name}", { name: step.name })} />
          )
        )}
      </div>
    </details>
  )
}

function Aside({ step, lost, word }: { step: RunStep; lost: boolean; word: string }) {
  if (step.keptFrom) return t("kept")
  if (lost) return t("lost")
  const idle = step.status === "sleeping" || step.status === "waiting"
  if (idle) return step.dueAt ? <Time value={step.dueAt} /> : word
  if (!step.startedAt || !step.finishedAt) return word
  return duration(Date.parse(step.finishedAt) - Date.parse(step.startedAt))
}

/** What it waited for and until when, the run it started, the run it was taken over from. */
function Waits({ step }: { step: RunStep }) {
  const wait = waitWords(step)
  const isOpen = step.finishedAt === null && step.status !== "cancelled"
  return (
    <>
      {wait && (
        <p className="[overflow-wrap:anywhere]">
          {wait}
          {isOpen && step.dueAt && (
            <>
              , {t("until")} <Time value={step.dueAt} as="exact" />
            </>
          )}
          .
        </p>
      )}
      {step.kind === "sleep" && isOpen && step.dueAt && (
        <p>
          {t("Sleeps until")} <Time value={step.dueAt} as="exact" />.
        </p>
      )}
      {step.child && (
        <p className="flex flex-wrap items-center gap-x-2">
          {t("Started")}
          <Link href={`/jobs/runs/${step.child.id}`} className={LINK}>
            {step.child.functionId}
          </Link>
          <StatusBadge kind="run" value={step.child.status} look="plain" />
        </p>
      )}
      {step.keptFrom && (
        <p>
          {t("Not done again: its result was kept from")}{" "}
          <Link href={`/jobs/runs/${step.keptFrom}`} className={LINK}>
            {t("the earlier run")}
          </Link>
          .
        </p>
      )}
    </>
  )
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2)
  } catch {
    return `${json}…`
  }
}
