import { z } from "zod"
import type { Ctx } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import { continueGroup } from "@/lib/deployments/continue-group"
import { positionOf } from "@/lib/deployments/phases"
import { reportOf } from "@/lib/deployments/report-of"
import { type DeploymentStatus, isUnderWay, statusWord } from "@/lib/deployments/words"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { failpoint } from "@/lib/failpoint"
import type { Deployment } from "@/lib/generated/prisma/client"
import { command } from "@/lib/operation"
import { notifyOperations } from "@/lib/operation-notices/notify"
import { redactText } from "@/lib/redact-text"
import { now } from "@/lib/time"

const ENDS = ["succeeded", "refused", "failed", "rolled_back", "rollback_failed", "cancelled"] as const
export type End = (typeof ENDS)[number]

export const EndInput = z.strictObject({
  id: z.uuid(),
  status: z.enum(ENDS),
  because: z.string().optional(),
})

/** Ends a deployment once, with its report; what it means for its place, its group and whoever is to be told follows. */
export const endDeployment = command({
  name: "deployments.end",
  may: "deployments.write",
  input: EndInput,
  async run({ ctx, tx, input: { id, status, because } }) {
    if (ctx.actor.kind !== "system" || ctx.actor.token) return fail("forbidden")
    await tx.$queryRaw`select 1 from "Deployment" where id = ${id}::uuid for update`
    const found = (await tx.deployment.findUnique({ where: { id } })) ?? absent()
    if (!isUnderWay(found.status as DeploymentStatus))
      return { value: { id, status: found.status, isNew: false }, facts: [] }
    const facts = await settle(tx, ctx, found, status, because)
    failpoint("deploy.report")
    const { facts: ofGroup, events } = await continueGroup(tx, ctx, { ...found, status })
    return { value: { id, status: status as string, isNew: true }, facts: [...facts, ...ofGroup], events }
  },
})

/** For the commands that end one themselves, in their own transaction. */
export async function settle(
  tx: Tx,
  ctx: Ctx,
  found: Deployment,
  status: End,
  because?: string,
): Promise<Fact[]> {
  const { id } = found
  const at = now()
  await tx.$queryRaw`select 1 from "Deployment" where id = ${id}::uuid for update`
  await tx.deploymentPhase.updateMany({
    where: { deploymentId: id, status: "running" },
    data: { status: "failed", finishedAt: at },
  })
  await tx.deploymentPhase.updateMany({
    where: { deploymentId: id, status: "waiting", name: { not: "report" } },
    data: { status: "skipped" },
  })
  await tx.deploymentPhase.upsert({
    where: { deploymentId_name: { deploymentId: id, name: "report" } },
    create: {
      deploymentId: id,
      name: "report",
      position: positionOf("report"),
      status: "done",
      startedAt: at,
      finishedAt: at,
    },
    update: { status: "done", startedAt: at, finishedAt: at },
  })
  await tx.deployment.update({
    where: { id },
    data: {
      status,
      phase: "report",
      finishedAt: at,
      because: because ? redactText(because, 500) : null,
      // What was proven and then fell ill was not proven: nobody is to go back to it.
      ...(status !== "succeeded" && { isProven: false }),
    },
  })
  await settlePlace(tx, found, status, at)
  await tx.deployment.update({ where: { id }, data: await reportOf(tx, id) })
  const { kind, service, environment, releaseId, startedAt } = found
  const durationMs = startedAt ? at.getTime() - startedAt.getTime() : 0
  const after = { kind, service, environment, releaseId, status, durationMs }
  return [fact("deployment.ended", id, { after }), ...(await tell(tx, ctx, found, status, because))]
}

/** What is known of the place from now on: what was put there, or that nobody knows. */
async function settlePlace(tx: Tx, found: Deployment, status: End, at: Date): Promise<void> {
  const { id, kind, placeId, releaseId, isProven } = found
  const where = { id: placeId }
  if (status === "succeeded" && (kind === "deploy" || kind === "rollback"))
    await tx.servicePlace.update({
      where,
      data: { releaseId, deploymentId: id, provenAt: isProven ? at : null },
    })
  if (status === "succeeded" && kind === "resume" && isProven)
    await tx.servicePlace.update({ where, data: { provenAt: at } })
  const wasTouched = found.handle !== null
  const isUnknown = status === "failed" || status === "rollback_failed"
  if (wasTouched && isUnknown && kind !== "stop")
    await tx.servicePlace.update({ where, data: { deploymentId: id, provenAt: null } })
}

const LOUD: Partial<Record<End, "critical" | "warning">> = {
  failed: "critical",
  rollback_failed: "critical",
  rolled_back: "warning",
  refused: "warning",
}

/** What becomes of the notice changes nothing here: it is queued, and sent by a work of its own. */
async function tell(tx: Tx, ctx: Ctx, found: Deployment, status: End, because?: string): Promise<Fact[]> {
  const severity = LOUD[status]
  if (!severity) return []
  const { id, service, environment } = found
  return notifyOperations(tx, ctx, {
    kind: "deployment",
    key: `deployment:${id}:${status}`,
    title: `${service} in ${environment}: ${statusWord(status)}`,
    body: because ? redactText(because, 400) : statusWord(status),
    href: `/deployments/${id}`,
    severity,
  })
}
