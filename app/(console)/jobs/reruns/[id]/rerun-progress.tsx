import { Progress } from "@/components/ui/score-ring"
import { Stat, Stats } from "@/components/ui/stat"
import type { RerunDetail } from "@/lib/reruns/schema"
import type { Outcome } from "@/lib/reruns/words"
import { locale, t } from "@/lib/say"
import { endedOf, outcomeWord } from "../rerun-words"

const SHOWN: Outcome[] = ["completed", "failed", "started", "waiting", "cancelled", "skipped"]
const ALWAYS = new Set<Outcome>(["completed", "failed"])

/** How far it is, and each number with the runs behind it. */
export function RerunProgress({ rerun }: { rerun: RerunDetail }) {
  const { total, counts, id } = rerun
  const ended = endedOf(rerun)
  return (
    <section aria-label={t("Progress")} className="grid gap-3">
      <div className="grid gap-1.5">
        <p className="text-sm text-ink-2" role="status">
          <span className="text-2xl font-semibold text-ink tabular-nums">
            {ended.toLocaleString(locale())}
          </span>{" "}
          {t("of {total} at their end", { total: total.toLocaleString(locale()) })}
        </p>
        <Progress value={ended} max={total} label={t("{n} of {total} at their end", { n: ended, total })} />
      </div>
      <Stats label={t("Results")}>
        {SHOWN.filter((outcome) => ALWAYS.has(outcome) || counts[outcome] > 0).map((outcome) => (
          <Stat
            key={outcome}
            label={outcomeWord(outcome)}
            value={counts[outcome].toLocaleString(locale())}
            href={`/jobs/reruns/${id}?outcome=${outcome}`}
          />
        ))}
      </Stats>
    </section>
  )
}
