import { z } from "zod"
import type { Written } from "@/lib/alerts/store"
import { changesIn, writeChanges } from "@/lib/alerts/store"
import type { Ctx } from "@/lib/ctx"
import { platformDb, type Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { notify } from "@/lib/notifications/notify"
import { command } from "@/lib/operation"
import { now } from "@/lib/time"

/** Who is told when an alert fires. */
const TOLD_ROLES = ["admin", "operator"]

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
    const found = await changesIn(tx, ctx.clinicId, readings, ctx.now)
    const changes = await writeChanges(tx, ctx.clinicId, found, ctx.now)
    return { value: counted(changes), facts: await tell(tx, ctx, changes) }
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
    const changes = await changesIn(platformDb(), null, readings, ctx.now)
    const facts = await tell(tx, ctx, changes)
    // Last, and over its own connection: what was told and then not marked is told again under the same key.
    await writeChanges(platformDb(), null, changes, ctx.now)
    return { value: counted(changes), facts }
  },
})

/** Where no clinic stands for all there is only the alert. */
export async function evaluateUntold(readings: z.input<typeof Readings>["readings"]): Promise<Evaluated> {
  const at = now()
  const changes = await changesIn(platformDb(), null, readings, at)
  await writeChanges(platformDb(), null, changes, at)
  return counted(changes)
}

const counted = (changes: readonly Written[]): Evaluated => ({
  fired: changes.filter((one) => one.to === "firing").length,
  cleared: changes.filter((one) => one.to === "cleared").length,
  firing: changes.filter((one) => one.to === "firing" || (one.to === "seen" && one.open.state === "firing"))
    .length,
})

/** A fact for each that fired or is over, and one notice a firing to everybody who looks after the software. */
async function tell(tx: Tx, ctx: Ctx, changes: readonly Written[]): Promise<Fact[]> {
  const facts = changes.flatMap((one): Fact[] => {
    const { name, subject } = one.reading ?? one.open ?? { name: "", subject: "" }
    const after = { rule: name, subject, value: one.reading?.value ?? null }
    if (one.to === "firing") return [fact("alert.fired", one.id, { after })]
    return one.to === "cleared" ? [fact("alert.cleared", one.id, { after })] : []
  })
  const fired = changes.filter((one) => one.to === "firing")
  if (fired.length === 0) return facts
  const members = await tx.member.findMany({
    where: {
      active: true,
      roles: { hasSome: TOLD_ROLES },
      OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }],
    },
    select: { id: true },
  })
  const notices = fired.flatMap(({ id }) =>
    members.map((member) => ({
      memberId: member.id,
      kind: "alert_fired" as const,
      subjectType: "alert" as const,
      subjectId: id,
      effectKey: `alert_fired:${id}`,
    })),
  )
  return [...facts, ...(await notify(tx, ctx, notices))]
}
