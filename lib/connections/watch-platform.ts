import { z } from "zod"
import { readOpeningHours } from "@/lib/clinics/opening-hours"
import type { HeardConnection } from "@/lib/connections/heard"
import { counted, silenceChanges, tell, type Watched } from "@/lib/connections/watch"
import { platformDb } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { platformCtxIfAny } from "@/lib/platform"
import { now } from "@/lib/time"

/** Software is worked on by day: a night or a weekend without a push is no silence. */
const WORKING_HOURS = readOpeningHours(
  Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, ["09:00", "18:00"]])),
)

/** What belongs to no clinic is told of, to whoever runs the platform, in the clinic that stands for all. */
export const watchPlatformConnections = command({
  name: "platformConnections.watch",
  may: "platformConnections.write",
  input: z.strictObject({}),
  async run({ ctx, tx }) {
    const changed = await changesAt(ctx.now, ctx.clinic.timeZone)
    const facts: Fact[] = []
    for (const one of changed) facts.push(...(await tell(tx, ctx, one, "operator")))
    await mark(changed)
    return { value: counted(changed), facts }
  },
})

/** Where no clinic stands for all, there is only the mark. */
export async function watchPlatform(name: string, runId: string): Promise<Watched> {
  const ctx = await platformCtxIfAny(name, runId)
  if (ctx) return watchPlatformConnections(ctx, {})
  const changed = await changesAt(now(), "UTC")
  await mark(changed)
  return counted(changed)
}

const changesAt = (at: Date, zone: string) =>
  silenceChanges(platformDb(), "platform", at, WORKING_HOURS, zone)

async function mark(changed: readonly HeardConnection[]): Promise<void> {
  for (const { id, silentSince } of changed)
    await platformDb().platformConnection.update({ where: { id }, data: { silentSince } })
}
