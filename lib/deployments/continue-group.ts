import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { startOf } from "@/lib/deployments/ask"
import { reportOf } from "@/lib/deployments/report-of"
import { type Fact, fact } from "@/lib/facts"
import type { Deployment } from "@/lib/generated/prisma/client"
import type { OutboxEvent } from "@/lib/outbox"
import { now } from "@/lib/time"

type Ended = Pick<Deployment, "id" | "groupId" | "groupPosition" | "service" | "status">

/** After one that succeeded the next of its group begins; after any other end those behind it are not begun. */
export async function continueGroup(
  tx: Tx,
  ctx: Ctx,
  ended: Ended,
): Promise<{ facts: Fact[]; events: OutboxEvent[] }> {
  const { groupId, groupPosition, service, status } = ended
  if (!groupId) return { facts: [], events: [] }
  const behind = await tx.deployment.findMany({
    where: { groupId, groupPosition: { gt: groupPosition }, status: "queued" },
    orderBy: { groupPosition: "asc" },
    select: { id: true },
  })
  const [next] = behind
  if (!next) return { facts: [], events: [] }
  if (status === "succeeded") return { facts: [], events: [startOf(ctx, next.id)] }
  const ids = behind.map((one) => one.id)
  const because = `Not begun: ${service}, which goes before it, did not succeed.`
  const at = now()
  await tx.deployment.updateMany({
    where: { id: { in: ids } },
    data: { status: "cancelled", finishedAt: at, because },
  })
  await tx.deploymentPhase.updateMany({
    where: { deploymentId: { in: ids }, status: "waiting" },
    data: { status: "skipped" },
  })
  for (const id of ids) await tx.deployment.update({ where: { id }, data: await reportOf(tx, id) })
  return {
    facts: ids.map((id) => fact("deployment.ended", id, { after: { status: "cancelled" } })),
    events: [],
  }
}
