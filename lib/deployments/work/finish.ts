import type { Ctx } from "@/lib/ctx"
import type { End } from "@/lib/deployments/end"
import { end } from "@/lib/deployments/tell"
import { loadWork } from "@/lib/deployments/work/load"
import type { Went } from "@/lib/deployments/work/went"

/** Its end, by how far it came. One that was ended elsewhere stays as it is. */
export async function finishWork(ctx: Ctx, id: string, status: End, because?: string) {
  return end(ctx, { id, status, because })
}

/** What became of the way back; where it was wished for, that is a cancelling and no failure. */
export async function finishBack(ctx: Ctx, id: string, back: Went, because: string) {
  const { status } = await loadWork(ctx, id)
  const isCancel = status === "cancelling"
  if (back.went === "on") return end(ctx, { id, status: isCancel ? "cancelled" : "rolled_back", because })
  return end(ctx, {
    id,
    status: "rollback_failed",
    because: `${because} Going back failed, too: ${back.because ?? "nobody knows why."}`,
  })
}
