import { settle } from "@/lib/approvals/settle"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { rerunReach } from "@/lib/reruns/reach"
import { StopRerunInput } from "@/lib/reruns/schema"
import { lockAction } from "@/lib/reruns/start"

/** Starts no further run of an action. Those that run go on, and are followed to their end. */
export const stopRerun = command({
  name: "reruns.stop",
  may: "runs.rerun",
  input: StopRerunInput,
  async run({ ctx, tx, input, grant }) {
    if (!isId(input.id)) fail("not_found")
    const seen = await tx.rerunAction.findFirst({ where: { id: input.id, ...rerunReach(ctx, grant) } })
    if (!seen) fail("not_found")
    const action = await lockAction(tx, input.id)
    if (action.status === "stopped") return { value: { id: action.id, left: 0 }, facts: [] }
    if (action.status !== "running" && action.status !== "waiting")
      fail("wrong_state", { sentence: "This rerun is over." })
    const { count } = await tx.rerunItem.updateMany({
      where: { actionId: action.id, outcome: "waiting" },
      data: { outcome: "cancelled", finishedAt: ctx.now },
    })
    const wasWaiting = action.status === "waiting"
    await tx.rerunAction.update({
      where: { id: action.id },
      data: { status: "stopped", ...(wasWaiting && { finishedAt: ctx.now }) },
    })
    const stopped = fact("rerun.stopped", action.id, {
      before: { status: action.status },
      after: { status: "stopped", notStarted: count },
      personal: { reason: input.reason },
    })
    if (!wasWaiting || !action.approvalId) return { value: { id: action.id, left: count }, facts: [stopped] }
    const withdrawn = await tx.approval.updateManyAndReturn({
      where: { id: action.approvalId, status: "pending" },
      data: { status: "withdrawn", decidedAt: ctx.now },
    })
    return {
      value: { id: action.id, left: count },
      facts: [stopped, ...(await settle(tx, ctx, withdrawn, "withdrawn"))],
    }
  },
})
