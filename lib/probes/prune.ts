import { platformPool } from "@/lib/db"
import { HOST_DAYS } from "@/lib/hosts/words"
import { SAMPLE_DAYS } from "@/lib/probes/words"
import { addMs, DAY_MS, now } from "@/lib/time"

const PER_WRITE = 5_000
/** The bars show 90 days; a year's are kept to compare. */
const DAY_DAYS = 400

/** Removes single checks and hosts' figures past their time of keeping; answers how many. */
export async function pruneSamples(): Promise<number> {
  const of = (table: "ProbeSample" | "HostSample" | "HostPicture") =>
    `delete from "${table}" where ctid = any (array(select ctid from "${table}" where at < $1 limit $2))`
  return (
    (await pruned(of("ProbeSample"), SAMPLE_DAYS)) +
    (await pruned(of("HostSample"), HOST_DAYS)) +
    (await pruned(of("HostPicture"), HOST_DAYS)) +
    (await pruned(
      `delete from "ProbeDay" where ctid = any (array(select ctid from "ProbeDay" where day < $1::date limit $2))`,
      DAY_DAYS,
    ))
  )
}

async function pruned(sql: string, days: number): Promise<number> {
  const before = addMs(now(), -days * DAY_MS)
  let removed = 0
  for (;;) {
    const { rowCount } = await platformPool().query(sql, [before, PER_WRITE])
    removed += rowCount ?? 0
    if ((rowCount ?? 0) < PER_WRITE) return removed
  }
}
