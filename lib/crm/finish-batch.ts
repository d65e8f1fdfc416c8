import { BatchInput, FinishBatchInput } from "@/lib/crm/schema"
import type { Ctx } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/** The job's end; a batch that was stopped stays so. */
export const finishBatch = command({
  name: "crm.finishBatch",
  may: "settings.write",
  input: FinishBatchInput,
  run: ({ ctx, tx, input }) => end(tx, ctx, input.id, input.failed ? "failed" : "done"),
})

/** What is written stays written; the portion under way is the last. */
export const stopBatch = command({
  name: "crm.stopBatch",
  may: "settings.write",
  input: BatchInput,
  run: ({ ctx, tx, input }) => end(tx, ctx, input.id, "stopped"),
})

async function end(tx: Tx, ctx: Ctx, id: string, status: "done" | "failed" | "stopped") {
  const found = (await tx.crmBatch.findUnique({ where: { id } })) ?? absent()
  const { count } = await tx.crmBatch.updateMany({
    where: { id, status: "running" },
    data: { status, finishedAt: ctx.now, updatedAt: ctx.now },
  })
  const { written, failed, refused } = found
  return {
    value: { id, written, failed, refused },
    facts: count === 0 ? [] : [fact("crm.batch_ended", id, { after: { status, written, failed, refused } })],
  }
}
