import { Time } from "@/components/time"
import { Stat, Stats } from "@/components/ui/stat"
import type { FunctionDetail } from "@/lib/jobs/function-schema"
import { locale, t } from "@/lib/say"
import { share, took } from "../said"

const said = (count: number) => count.toLocaleString(locale())

/** Numbers that open the runs behind them. */
export function Numbers({ one }: { one: FunctionDetail }) {
  const { counts, queue, range } = one
  const runs = `/jobs?function=${one.id}`
  const ended = counts.completed + counts.failed
  const ready = queue.due + queue.waiting + queue.blocked
  return (
    <Stats label={range === "24h" ? t("The last 24 hours") : t("The last 7 days")}>
      <Stat
        label={t("Runs")}
        href={`${runs}&since=${range}`}
        value={said(counts.total)}
        note={counts.open ? t("{n} under way", { n: said(counts.open) }) : undefined}
      />
      <Stat
        label={t("Failed")}
        href={`${runs}&since=${range}&status=failed`}
        tone={counts.failed ? "red" : "neutral"}
        value={said(counts.failed)}
        note={
          ended > 0 ? t("{share} of those that ended", { share: share(counts.failed, ended) }) : undefined
        }
      />
      <Stat label={t("Retries")} value={said(one.retries)} note={t("tries that did not succeed")} />
      <Stat label="P50" value={took(one.p50Ms)} note={one.p50Ms === null ? undefined : t("half took less")} />
      <Stat
        label="P95"
        value={took(one.p95Ms)}
        note={one.waitP95Ms === null ? undefined : t("began within {span}", { span: took(one.waitP95Ms) })}
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
    queue.running && t("{n} being called", { n: queue.running }),
    queue.blocked && t("{n} held back by the limit", { n: queue.blocked }),
    queue.waiting && t("{n} until their next try", { n: queue.waiting }),
    queue.sleeping && t("{n} asleep", { n: queue.sleeping }),
  ].filter(Boolean)
  return (
    <>
      {parts.join(", ") || t("nothing")}
      {queue.oldestDueAt && (
        <>
          , {t("due since")} <Time value={queue.oldestDueAt} />
        </>
      )}
    </>
  )
}
