import { actorLabel, type Ctx } from "@/lib/ctx"
import { platformPool } from "@/lib/db"
import { log } from "@/lib/log"
import { recordSessionFact } from "@/lib/sessions/record"
import { withinBudget } from "@/lib/sessions/throttle"

/**
 * A refused access is audited, at most 30 an hour a member, so that a loop of refusals cannot push real history out of
 * sight. Never the reason why a request fails.
 */
export async function recordRefusal(ctx: Ctx, what: string): Promise<void> {
  if (ctx.actor.kind !== "member") return
  try {
    if (!(await withinBudget("refusals", ctx.actor.memberId))) return
    await recordSessionFact(platformPool(), {
      name: "access.refused",
      clinicId: ctx.clinicId,
      actor: actorLabel(ctx.actor),
      actorName: ctx.actor.name,
      subjectType: "permission",
      subjectId: what,
      requestId: ctx.requestId,
      at: ctx.now,
    })
  } catch (error) {
    log.warn("access.refusal_unrecorded", { requestId: ctx.requestId, error })
  }
}
