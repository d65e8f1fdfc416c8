import { z } from "zod"
import { mutingAt } from "@/lib/alerts/muting"
import { rulesAsSet } from "@/lib/alerts/settings"
import { changesIn, type Muted, toTell, writeChanges } from "@/lib/alerts/store"
import { noticesOf } from "@/lib/alerts/told"
import { platformDb } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { notifyOperations } from "@/lib/operation-notices/notify"
import { now } from "@/lib/time"

const Readings = z.strictObject({
  readings: z
    .array(
      z.strictObject({
        name: z.string().max(60),
        subject: z.string().max(120),
        value: z.number(),
        detail: z.string().max(120).optional(),
        isSlight: z.boolean().optional(),
      }),
    )
    .max(10_000),
})

export type Evaluated = { fired: number; cleared: number; firing: number }

/** Holds a clinic's readings against their thresholds; done twice with the same it changes nothing. */
export const evaluateClinic = command({
  name: "alerts.evaluate",
  may: "alerts.write",
  input: Readings,
  async run({ ctx, tx, input: { readings } }) {
    const found = await changesIn(tx, ctx.clinicId, readings, await rulesAsSet(tx), ctx.now)
    const muted = toTell(found, await mutingAt(tx, ctx.now))
    const changes = await writeChanges(tx, ctx.clinicId, muted, ctx.now)
    const told = await notifyOperations(tx, ctx, noticesOf(ctx, ctx.clinicId, changes))
    return { value: counted(changes), facts: [...factsOf(changes), ...told] }
  },
})

/** What belongs to no clinic is told of in the clinic that stands for all. */
export const evaluatePlatform = command({
  name: "alerts.evaluatePlatform",
  may: "alerts.write",
  input: Readings,
  async run({ ctx, tx, input: { readings } }) {
    // Engine and server may look at the same moment: the second finds what the first has written.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('rounds alerts of the platform'))`
    const found = await changesIn(platformDb(), null, readings, await rulesAsSet(tx), ctx.now)
    const changes = toTell(found, await mutingAt(tx, ctx.now))
    const told = await notifyOperations(tx, ctx, noticesOf(ctx, null, changes))
    // Last, and over its own connection: what was told and then not marked is told again under the same key.
    await writeChanges(platformDb(), null, changes, ctx.now)
    return { value: counted(changes), facts: [...factsOf(changes), ...told] }
  },
})

/** Where no clinic stands for all there is only the alert. */
export async function evaluateUntold(readings: z.input<typeof Readings>["readings"]): Promise<Evaluated> {
  const at = now()
  const db = platformDb()
  const changes = toTell(await changesIn(db, null, readings, await rulesAsSet(db), at), () => null)
  await writeChanges(
    db,
    null,
    changes.map((one) => ({ ...one, isToTell: false })),
    at,
  )
  return counted(changes)
}

const counted = (changes: readonly Muted[]): Evaluated => ({
  fired: changes.filter((one) => one.to === "firing").length,
  cleared: changes.filter((one) => one.to === "cleared").length,
  firing: changes.filter((one) => one.to === "firing" || (one.to === "seen" && one.open.state === "firing"))
    .length,
})

/** A fact for each that fired or is over. */
const factsOf = (changes: readonly Muted[]): Fact[] =>
  changes.flatMap((one): Fact[] => {
    const { name, subject } = one.reading ?? one.open ?? { name: "", subject: "" }
    const after = { rule: name, subject, value: one.reading?.value ?? null, mutedBy: one.mutedBy }
    if (one.to === "firing") return [fact("alert.fired", one.id, { after })]
    return one.to === "cleared" ? [fact("alert.cleared", one.id, { after })] : []
  })
