import { requireMember } from "@/lib/access/member"
import { BreakGlassInput } from "@/lib/access/schema"
import { GLASS_LIFE_MS, REVIEW_WITHIN_MS, reviewKeyOf } from "@/lib/access/words"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { notify } from "@/lib/notifications/notify"
import { command } from "@/lib/operation"
import { makeTask } from "@/lib/tasks/make"
import { addMs } from "@/lib/time"

/**
 * Opens the whole clinic's patients to whoever must act now, for four hours. The admins hear of it at once, each look is
 * marked, and somebody else reviews it. While it runs, asking again changes nothing.
 */
export const breakGlass = command({
  name: "access.breakGlass",
  may: "breakGlass",
  input: BreakGlassInput,
  async run({ ctx, tx, input: { reason } }) {
    const memberId = requireMember(ctx)
    // One glass a person, however often the button is pressed at once.
    await tx.$queryRaw`select id from "Member" where id = ${memberId}::uuid for update`
    const running = await tx.specialAccess.findFirst({
      where: { memberId, kind: "break_glass", endedAt: null, endsAt: { gt: ctx.now } },
    })
    if (running) return { value: { id: running.id, endsAt: running.endsAt.toISOString() }, facts: [] }
    const id = newId()
    const endsAt = addMs(ctx.now, GLASS_LIFE_MS)
    await tx.specialAccess.create({
      data: { id, clinicId: ctx.clinicId, memberId, kind: "break_glass", reason, endsAt, createdAt: ctx.now },
    })
    const task = await makeTask(tx, ctx, {
      kind: "review_access",
      title: "Review an emergency access",
      why: `${ctx.actor.name} opened the whole clinic's patients for four hours.`,
      dueAt: addMs(endsAt, REVIEW_WITHIN_MS),
      owner: { role: "admin" },
      href: "/settings/access",
      source: "member",
      sourceId: id,
      effectKey: reviewKeyOf(id),
    })
    const admins = await tx.member.findMany({
      where: {
        active: true,
        roles: { has: "admin" },
        id: { not: memberId },
        OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }],
      },
      select: { id: true },
    })
    const notices = await notify(
      tx,
      ctx,
      admins.map((admin) => ({
        memberId: admin.id,
        kind: "break_glass" as const,
        subjectType: "access" as const,
        subjectId: id,
        effectKey: `break_glass:${id}`,
      })),
    )
    const broken = fact("access.glass_broken", id, {
      after: { endsAt: endsAt.toISOString() },
      personal: { reason },
    })
    return { value: { id, endsAt: endsAt.toISOString() }, facts: [broken, ...task.facts, ...notices] }
  },
})
