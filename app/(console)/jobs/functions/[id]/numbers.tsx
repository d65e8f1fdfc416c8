import { Time } from "@/components/time"
import { Stat, Stats } from "@/components/ui/stat"
import type { FunctionDetail } from "@/lib/jobs/function-schema"
import { t } from "@/lib/say"
import { share, took } from "../said"

const said = (count: number) => count.toLocaleString("en-GB")

/** Numbers that open the runs behind them. */
export function Numbers({ one }: { one: FunctionDetail }) {
  const { counts, queue, range } = one
  const runs = `/jobs?function=${one.id}`
  const ended = counts.completed + counts.failed
  const ready = queue.due + queue.waiting + queue.blocked
  return (
    <Stats label={range === "24h" ? "The last 24 hours" : "The last 7 days"}>
      <Stat
        label={t("Runs")}
        href={`${runs}&since=${range}`}
        value={said(counts.total)}
        note={counts.open ? `${said(counts.open)} under way` : undefined}
      />
      <Stat
        label={t("Failed")}
        href={`${runs}&since=${range}&status=failed`}
        tone={counts.failed ? "red" : "neutral"}
        value={said(counts.failed)}
        note={ended > 0 ? `${share(counts.failed, ended)} of those that ended` : undefined}
      />
      <Stat label={t("Retries")} value={said(one.retries)} note="tries that did not succeed" />
      <Stat label="P50" value={took(one.p50Ms)} note={one.p50Ms === null ? undefined : "half took less"} />
      <Stat
        label="P95"
        value={took(one.p95Ms)}
        note={one.waitP95Ms === null ? undefined : `began within ${took(one.waitP95Ms)}`}
      />
      <Stat
        label={t("Waiting now")}
        href={`${runs}&status=queued,running,sleeping`}
        tone={queue.blocked ? "amber" : "neutral"}
        value={said(ready)}
        note={<Waits one={one} />}
      />
    </Stats>
  )
}

function Waits({ one: { queue } }: { one: FunctionDetail }) {
  const parts = [
    queue.running && `${queue.running} being called`,
    queue.blocked && `${queue.blocked} held back by the limit`,
    queue.waiting && `${queue.waiting} until their next try`,
    queue.sleeping && `${queue.sleeping} asleep`,
  ].filter(Boolean)
  return (
    <>
      {parts.join(", ") || "nothing"}
      {queue.oldestDueAt && (
        <>
          , due since <Time value={queue.oldestDueAt} />
        </>
      )}
    </>
  )
}
