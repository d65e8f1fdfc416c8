import { absent, type Tx } from "@/lib/db"
import { canBeCancelled } from "@/lib/deployments/rules"
import {
  type DeploymentView,
  FindDeploymentInput,
  type LineShown,
  type Proof,
} from "@/lib/deployments/schema"
import { type DeploymentFound, toRow } from "@/lib/deployments/to-row"
import { OVERRIDES, type Override } from "@/lib/deployments/words"
import type { DeploymentLine, HealthAttempt, SmokeResult } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { migrationsInTheWay } from "@/lib/releases/in-the-way"

/** Of a log, the last so many lines are given with the page; the rest is read on. */
export const LINES_SHOWN = 400

/** One deployment with all that is known of it. */
export const findDeployment = query({
  name: "deployments.find",
  may: "deployments.read",
  input: FindDeploymentInput,
  async run({ tx, input: { id } }): Promise<DeploymentView> {
    if (!isId(id)) return absent()
    const found = await tx.deployment.findUnique({
      where: { id },
      include: {
        release: true,
        previous: true,
        phases: { orderBy: { position: "asc" } },
        smokes: { orderBy: { position: "asc" } },
        attempts: { orderBy: { n: "asc" } },
        lines: { orderBy: { id: "desc" }, take: LINES_SHOWN + 1 },
      },
    })
    if (!found) return absent()
    const place = await tx.servicePlace.findUnique({
      where: { id: found.placeId },
      select: { baseUrl: true, service: { select: { title: true, kind: true } } },
    })
    const row = toRow(found, place?.service.title)
    return {
      ...row,
      serviceKind: place?.service.kind ?? "api",
      placeId: found.placeId,
      baseUrl: place?.baseUrl ?? null,
      reason: found.reason,
      requestedBy: found.requestedBy,
      driver: found.driver,
      handle: found.handle,
      overrides: toOverrides(found.overrides),
      phases: found.phases.map((one) => ({
        name: one.name as DeploymentView["phases"][number]["name"],
        status: one.status as DeploymentView["phases"][number]["status"],
        detail: one.detail,
        startedAt: iso(one.startedAt),
        finishedAt: iso(one.finishedAt),
        durationMs:
          one.startedAt && one.finishedAt ? one.finishedAt.getTime() - one.startedAt.getTime() : null,
      })),
      lines: found.lines.slice(0, LINES_SHOWN).reverse().map(toLine),
      hasOlderLines: found.lines.length > LINES_SHOWN,
      attempts: found.attempts.filter((one) => !one.isRollback).map(toAttempt),
      rollbackAttempts: found.attempts.filter((one) => one.isRollback).map(toAttempt),
      smokes: found.smokes.filter((one) => !one.isRollback).map(toSmoke),
      rollbackSmokes: found.smokes.filter((one) => one.isRollback).map(toSmoke),
      proof: found.proof as Proof | null,
      migrationsInTheWay: await inTheWay(tx, found),
      group: await groupOf(tx, found),
      cancelRequestedAt: iso(found.cancelRequestedAt),
      canCancel: canBeCancelled(row),
      runId: found.runId,
      reportName: found.reportName,
    }
  },
})

const iso = (instant: Date | null) => instant?.toISOString() ?? null

export const toOverrides = (stored: unknown): Override[] =>
  Array.isArray(stored) ? OVERRIDES.filter((one) => stored.includes(one)) : []

export const toLine = ({ id, at, phase, level, text }: DeploymentLine): LineShown => ({
  id: id.toString(),
  at: at.toISOString(),
  phase: phase as LineShown["phase"],
  level: level as LineShown["level"],
  text,
})

const toAttempt = ({ n, of, ok, detail, at }: HealthAttempt) => ({ n, of, ok, detail, at: at.toISOString() })

const toSmoke = ({ name, outcome, detail, ms, at }: SmokeResult) => ({
  name: name as DeploymentView["smokes"][number]["name"],
  outcome: outcome as DeploymentView["smokes"][number]["outcome"],
  detail,
  ms,
  at: at.toISOString(),
})

async function inTheWay(tx: Tx, { releaseId, previousReleaseId }: DeploymentFound) {
  if (!releaseId || !previousReleaseId || releaseId === previousReleaseId) return []
  const found = await migrationsInTheWay(tx, { from: releaseId, to: previousReleaseId })
  return found.map(({ releaseId, name, isCompatible, note }) => ({ releaseId, name, isCompatible, note }))
}

async function groupOf(tx: Tx, { groupId }: DeploymentFound): Promise<DeploymentView["group"]> {
  if (!groupId) return null
  const all = await tx.deployment.findMany({
    where: { groupId },
    orderBy: { groupPosition: "asc" },
    select: { id: true, service: true, status: true },
  })
  const others = all.map((one) => ({ ...one, status: one.status as DeploymentView["status"] }))
  return { id: groupId, others }
}
