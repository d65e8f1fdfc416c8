import { Time } from "@/components/time"
import { Stat, Stats } from "@/components/ui/stat"
import type { CauseDetail } from "@/lib/causes/schema"
import { Trend } from "../trend"

/** How often, whom, and since when. */
export function CauseFigures({ cause }: { cause: CauseDetail }) {
  return (
    <Stats label="How often">
      <Stat label="Wait to be run again" value={cause.waiting.toLocaleString("en-GB")} />
      <Stat label="Ever" value={cause.count.toLocaleString("en-GB")} note={<Trend hours={cause.trend} />} />
      <Stat label="Patients" value={cause.patients.toLocaleString("en-GB")} />
      <Stat
        label="Last"
        value={<Time value={cause.lastAt} />}
        note={
          <>
            first <Time value={cause.firstAt} />
          </>
        }
      />
    </Stats>
  )
}
