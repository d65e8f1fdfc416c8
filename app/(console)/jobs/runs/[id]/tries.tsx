import { Time } from "@/components/time"
import type { RunAttempt } from "@/lib/jobs/schema"
import { t } from "@/lib/say"
import { duration } from "@/lib/time"
import { errorText } from "../../error-text"

const OUTCOMES: Record<RunAttempt["outcome"], string> = {
  retry: "failed, tried again",
  failed: "failed",
  died: "its worker died",
  completed: "went well",
}

export function Tries({ attempts }: { attempts: readonly RunAttempt[] }) {
  const inOrder = [...attempts].sort((one, other) => one.attempt - other.attempt)
  return (
    <ol aria-label={t("Tries")} className="grid gap-1 text-xs text-ink-2">
      {inOrder.map((one, nth) => (
        <li key={`${one.attempt} ${one.finishedAt}`} className="flex flex-wrap gap-x-2 tabular-nums">
          <span className="w-12 shrink-0 text-ink-3">{t("Try {n}", { n: one.attempt + 1 })}</span>
          <span className={one.outcome === "completed" ? "text-green" : "text-red"}>
            {t(OUTCOMES[one.outcome])}
          </span>
          {one.startedAt && one.finishedAt && (
            <span>{duration(Date.parse(one.finishedAt) - Date.parse(one.startedAt))}</span>
          )}
          {one.finishedAt && <Time value={one.finishedAt} as="clock" />}
          {later(inOrder[nth - 1], one) && (
            <span className="text-ink-3">
              {t("{span} after the one before", { span: later(inOrder[nth - 1], one) ?? "" })}
            </span>
          )}
          {one.error && <span className="min-w-0 truncate">{errorText(one.error)}</span>}
        </li>
      ))}
    </ol>
  )
}

/** Tries may lie within one minute: what counts is how long was waited. */
const later = (before: RunAttempt | undefined, one: RunAttempt): string | null =>
  before?.finishedAt && one.startedAt
    ? duration(Math.max(0, Date.parse(one.startedAt) - Date.parse(before.finishedAt)))
    : null
