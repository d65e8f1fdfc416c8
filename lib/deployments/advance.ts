import { z } from "zod"
import { absent, type Tx } from "@/lib/db"
import { PHASE_STATUSES, PHASES, positionOf } from "@/lib/deployments/phases"
import { DEPLOYMENT_STATUSES, type DeploymentStatus, isUnderWay, SMOKE_TESTS } from "@/lib/deployments/words"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import type { Prisma } from "@/lib/generated/prisma/client"
import { command } from "@/lib/operation"
import { redactText } from "@/lib/redact-text"
import { now } from "@/lib/time"

const Line = z.strictObject({
  key: z.string().max(120),
  phase: z.enum(PHASES),
  level: z.enum(["info", "warn", "error"]).default("info"),
  text: z.string(),
})

export const AdvanceInput = z.strictObject({
  id: z.uuid(),
  status: z.enum(DEPLOYMENT_STATUSES).optional(),
  phase: z
    .strictObject({
      name: z.enum(PHASES),
      status: z.enum(PHASE_STATUSES),
      detail: z.string().optional(),
    })
    .optional(),
  lines: z.array(Line).max(500).optional(),
  attempt: z
    .strictObject({
      isRollback: z.boolean(),
      n: z.number().int(),
      of: z.number().int(),
      ok: z.boolean(),
      detail: z.string(),
    })
    .optional(),
  smokes: z
    .strictObject({
      isRollback: z.boolean(),
      outcomes: z.array(
        z.strictObject({
          name: z.enum(SMOKE_TESTS),
          outcome: z.enum(["pass", "warn", "fail"]),
          detail: z.string(),
          ms: z.number(),
        }),
      ),
    })
    .optional(),
  proof: z.strictObject({ given: z.json(), isProven: z.boolean() }).optional(),
  handle: z.string().max(300).optional(),
  saved: z.json().optional(),
  previousReleaseId: z.uuid().nullable().optional(),
  runId: z.string().max(100).optional(),
  /** The host took the wish to start again. */
  isResumed: z.boolean().optional(),
})

export type Advanced = {
  status: DeploymentStatus
  isOver: boolean
  isCancelAsked: boolean
}

/**
 * What a deployment's work has to note, told in one piece and harmless when told twice. Nothing is added to one that is
 * over: an emergency stop ends it under the hands of whoever works on it.
 */
export const advanceDeployment = command({
  name: "deployments.advance",
  may: "deployments.write",
  input: AdvanceInput,
  async run({ ctx, tx, input }) {
    if (ctx.actor.kind !== "system" || ctx.actor.token) return fail("forbidden")
    const { id } = input
    await tx.$queryRaw`select 1 from "Deployment" where id = ${id}::uuid for update`
    const found = (await tx.deployment.findUnique({ where: { id } })) ?? absent()
    const status = found.status as DeploymentStatus
    const rest = { isCancelAsked: found.cancelRequestedAt !== null }
    if (!isUnderWay(status)) return { value: { ...rest, status, isOver: true }, facts: [] }
    const at = now()
    const facts = await notePhase(tx, input, at)
    await noteRest(tx, input, at)
    const begins = input.status === "running" && !found.startedAt
    await tx.deployment.update({
      where: { id },
      data: {
        ...(input.status && { status: input.status }),
        ...(input.phase?.status === "running" && { phase: input.phase.name }),
        ...(begins && { startedAt: at }),
        ...(input.handle !== undefined && { handle: input.handle }),
        ...(input.saved !== undefined && { saved: input.saved as Prisma.InputJsonValue }),
        ...(input.previousReleaseId !== undefined && { previousReleaseId: input.previousReleaseId }),
        ...(input.proof && {
          proof: input.proof.given as Prisma.InputJsonValue,
          isProven: input.proof.isProven,
        }),
        ...(input.runId && { runId: input.runId }),
      },
    })
    if (input.isResumed)
      await tx.servicePlace.update({
        where: { id: found.placeId },
        data: { stoppedAt: null, stoppedById: null, stopReason: null },
      })
    if (begins) facts.unshift(fact("deployment.begun", id, { after: { kind: found.kind } }))
    return { value: { ...rest, status: input.status ?? status, isOver: false }, facts }
  },
})

type Given = z.output<typeof AdvanceInput>

async function notePhase(tx: Tx, { id, phase }: Given, at: Date): Promise<Fact[]> {
  if (!phase) return []
  const { name, status } = phase
  const detail = phase.detail === undefined ? undefined : redactText(phase.detail, 500)
  const where = { deploymentId_name: { deploymentId: id, name } }
  const before = await tx.deploymentPhase.findUnique({ where })
  const times = {
    ...(status !== "waiting" && status !== "skipped" && !before?.startedAt && { startedAt: at }),
    ...((status === "done" || status === "failed") && { finishedAt: at }),
  }
  await tx.deploymentPhase.upsert({
    where,
    create: { deploymentId: id, name, position: positionOf(name), status, detail, ...times },
    update: { status, ...(detail !== undefined && { detail }), ...times },
  })
  if (before?.status === status) return []
  return [fact("deployment.phase_changed", id, { after: { phase: name, status } })]
}

async function noteRest(tx: Tx, { id: deploymentId, lines, attempt, smokes }: Given, at: Date) {
  if (lines?.length)
    await tx.deploymentLine.createMany({
      data: lines.map((one) => ({ ...one, deploymentId, at, text: redactText(one.text, 500) })),
      skipDuplicates: true,
    })
  if (attempt)
    await tx.healthAttempt.createMany({
      data: [{ ...attempt, deploymentId, at, detail: redactText(attempt.detail, 300) }],
      skipDuplicates: true,
    })
  if (smokes)
    await tx.smokeResult.createMany({
      data: smokes.outcomes.map((one) => ({
        ...one,
        deploymentId,
        at,
        isRollback: smokes.isRollback,
        position: SMOKE_TESTS.indexOf(one.name),
      })),
      skipDuplicates: true,
    })
}
