import { platformDb } from "@/lib/db"
import { announce } from "@/lib/live/announce"
import { platformCtxIfAny } from "@/lib/platform"
import { askOne } from "@/lib/probes/ask-one"
import { deriveProbes } from "@/lib/probes/derive"
import { dueProbes } from "@/lib/probes/due"
import { recordRound } from "@/lib/probes/record"
import { MINUTE_MS, toDate } from "@/lib/time"

/** So many at once: a minute is short, and nobody is to be flooded. */
const AT_ONCE = 12

/** Looks once at everything there is to watch, and keeps what was found. A minute counts once. */
export async function probeRound(runId?: string): Promise<{ asked: number; recorded: number; down: number }> {
  const ctx = await platformCtxIfAny("probe-services", runId)
  if (!ctx) return { asked: 0, recorded: 0, down: 0 }
  await deriveProbes(ctx, {})
  const at = toDate(Math.floor(ctx.now.getTime() / MINUTE_MS) * MINUTE_MS)
  const due = await dueProbes(ctx, {})
  const answers = await inTurns(due.probes, askOne)
  const { recorded, down } = await recordRound(ctx, {
    at,
    isMuted: due.isMuted,
    found: answers.flatMap(({ id, found }) => (found ? [{ ...found, id }] : [])),
    unasked: answers.flatMap(({ id, found, detail }) => (found ? [] : [{ id, detail }])),
  })
  await tellScreens()
  return { asked: answers.length, recorded, down }
}

async function inTurns<In, Out>(all: readonly In[], work: (one: In) => Promise<Out>): Promise<Out[]> {
  const done: Out[] = []
  let next = 0
  const worker = async () => {
    for (let place = next++; place < all.length; place = next++) {
      const one = all[place]
      if (one !== undefined) done[place] = await work(one)
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, all.length) }, worker))
  return done
}

/** Each minute something is new to whoever looks, which is no fact: it is only told. */
async function tellScreens(): Promise<void> {
  const clinics = await platformDb().clinic.findMany({ where: { active: true }, select: { id: true } })
  for (const { id } of clinics) announce(id, "probe.sampled", "")
}
