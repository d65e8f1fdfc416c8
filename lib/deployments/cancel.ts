import { memberIdOf } from "@/lib/ctx"
import { absent } from "@/lib/db"
import { continueGroup } from "@/lib/deployments/continue-group"
import { settle } from "@/lib/deployments/end"
import { canBeCancelled } from "@/lib/deployments/rules"
import { CancelInput } from "@/lib/deployments/schema"
import type { DeploymentKind, DeploymentStatus } from "@/lib/deployments/words"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/**
 * Ends what has not begun, and asks what has begun to turn back: what was noted before it is brought back, waited for and
 * tested, as after a failure. Asked again it changes nothing.
 */
export const cancelDeployment = command({
  name: "deployments.cancel",
  may: "deployments.write",
  input: CancelInput,
  async run({ ctx, tx, input: { id, reason } }) {
    await tx.$queryRaw`select 1 from "Deployment" where id = ${id}::uuid for update`
    const found = (await tx.deployment.findUnique({ where: { id } })) ?? absent()
    const status = found.status as DeploymentStatus
    if (status === "cancelling" || status === "cancelled")
      return { value: { id, status: status as string }, facts: [] }
    if (!canBeCancelled({ kind: found.kind as DeploymentKind, status })) return fail("wrong_state")
    await tx.deployment.update({
      where: { id },
      data: { cancelRequestedAt: ctx.now, cancelRequestedById: memberIdOf(ctx) },
    })
    const personal = reason ? { reason } : undefined
    const asked = fact("deployment.cancel_asked", id, { after: { service: found.service }, personal })
    if (status === "queued") {
      const facts = await settle(tx, ctx, found, "cancelled", "Cancelled before it began.")
      const group = await continueGroup(tx, ctx, { ...found, status: "cancelled" })
      return { value: { id, status: "cancelled" }, facts: [asked, ...facts, ...group.facts] }
    }
    await tx.deployment.update({ where: { id }, data: { status: "cancelling" } })
    return { value: { id, status: "cancelling" }, facts: [asked] }
  },
})
