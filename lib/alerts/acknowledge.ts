import { AcknowledgeInput } from "@/lib/alerts/schema"
import { absent, platformDb, type Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { mayReadPlatform, mayWritePlatform } from "@/lib/jobs/platform"
import { command } from "@/lib/operation"

/** Says by name that somebody looks into it: it stays on, and stops standing first. */
export const acknowledgeAlert = command({
  name: "alerts.acknowledge",
  may: "alerts.write",
  input: AcknowledgeInput,
  async run({ ctx, tx, input: { id } }) {
    if (ctx.actor.kind !== "member") return fail("forbidden")
    const own = isId(id) ? await tx.alert.findUnique({ where: { id } }) : null
    const ofPlatform = !own && isId(id) && mayReadPlatform(ctx)
    const alert =
      own ??
      (ofPlatform ? await platformDb().alert.findFirst({ where: { id, clinicId: null } }) : null) ??
      absent()
    if (!own && !mayWritePlatform(ctx))
      fail("forbidden", { sentence: "It is about the whole installation: an operator looks into it." })
    if (alert.acknowledgedById) return { value: { id, isNew: false }, facts: [] }
    if (alert.state === "cleared") return fail("wrong_state")
    const db: Tx = own ? tx : platformDb()
    const { count } = await db.alert.updateMany({
      where: { id, acknowledgedById: null, state: { not: "cleared" } },
      data: { acknowledgedById: ctx.actor.memberId, acknowledgedAt: ctx.now },
    })
    if (count === 0) return { value: { id, isNew: false }, facts: [] }
    const after = { rule: alert.name, subject: alert.subject }
    return { value: { id, isNew: true }, facts: [fact("alert.acknowledged", id, { after })] }
  },
})
