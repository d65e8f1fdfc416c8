import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { applyBatch, changeOf, finishBulk } from "@/lib/leads/bulk-apply"
import { ContinueBulkInput } from "@/lib/leads/bulk-schema"
import { command, type Done } from "@/lib/operation"

/** A job's next thousand. `failed`: the job gave up; what is done stays done, and the rest is left alone. */
export const continueBulk = command({
  name: "leads.continueBulk",
  may: "leads.work",
  input: ContinueBulkInput,
  async run({ ctx, tx, input, grant }): Promise<Done<{ left: number }>> {
    if (!isId(input.id)) fail("not_found")
    await tx.$queryRaw`select id from "LeadBulk" where id = ${input.id}::uuid for update`
    const bulk = (await tx.leadBulk.findFirst({ where: { id: input.id } })) ?? fail("not_found")
    const isTheirs = ctx.actor.kind === "system" || grant.scope === "all"
    if (!isTheirs) fail("not_found")
    if (bulk.status !== "running") return { value: { left: 0 }, facts: [] }
    if (input.failed) {
      const { facts } = await finishBulk(tx, ctx, bulk, "stopped")
      return { value: { left: 0 }, facts }
    }
    const change = changeOf(bulk)
    const ownerId = change.kind === "assign" ? change.memberId : null
    const people = await tx.member.findMany({
      where: { id: { in: [bulk.requestedById, ...(ownerId ? [ownerId] : [])] } },
      select: { id: true, name: true },
    })
    const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? null
    const { facts, left } = await applyBatch(tx, ctx, bulk, {
      requester: nameOf(bulk.requestedById) ?? "",
      owner: nameOf(ownerId),
    })
    if (left > 0) return { value: { left }, facts }
    const done = await finishBulk(tx, ctx, bulk)
    return { value: { left }, facts: [...facts, ...done.facts] }
  },
})
