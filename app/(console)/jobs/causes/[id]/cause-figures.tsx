import { Time } from "@/components/time"
import { Stat, Stats } from "@/components/ui/stat"
import type { CauseDetail } from "@/lib/causes/schema"
import { atLeast } from "@/lib/causes/words"
import { t } from "@/lib/say"
import { Trend } from "../trend"

/** How often, whom, and since when. */
export function CauseFigures({ cause }: { cause: CauseDetail }) {
  const runs = `/jobs?cause=${cause.id}`
  return (
    <Stats label={t("How often")}>
      <Stat
        label={t("Wait to be run again")}
        href={`${runs}&dead=1`}
        value={atLeast(cause.waiting, cause.isMore.waiting)}
      />
      <Stat
        label={t("Ever")}
        href={runs}
        value={atLeast(cause.count, cause.isMore.count)}
        note={<Trend hours={cause.trend} />}
      />
      <Stat label={t("Patients")} value={atLeast(cause.patients, cause.isMore.patients)} />
      <Stat
        label={t("Last")}
        value={<Time value={cause.lastAt} />}
        note={
          <>
            {t("first")} <Time value={cause.firstAt} />
          </>
        }
      />
    </Stats>
  )
}
