import type { Ctx } from "@/lib/ctx"
import { absent, type Tx } from "@/lib/db"
import type { PlaceFound } from "@/lib/deployments/look-before"
import { plannedPhases, positionOf } from "@/lib/deployments/phases"
import { type DeploymentKind, type Override, UNDER_WAY } from "@/lib/deployments/words"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import type { Deployment } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import type { Done } from "@/lib/operation"
import type { OutboxEvent } from "@/lib/outbox"

export type Asked = { id: string; isNew: boolean }

type Wish = {
  place: PlaceFound
  kind: DeploymentKind
  releaseId: string | null
  key: string
  reason?: string
  overrides?: readonly Override[]
  group?: { id: string; position: number }
}

/** Who asked, as a deployment keeps it. */
export function askerOf(ctx: Ctx): { requestedBy: string; requestedByName: string; source: string } {
  const { actor } = ctx
  if (actor.kind === "member")
    return { requestedBy: `member:${actor.memberId}`, requestedByName: actor.name, source: "console" }
  if (actor.token)
    return { requestedBy: `token:${actor.token.id}`, requestedByName: actor.name, source: "api" }
  const source = ["github", "coolify"].find((one) => actor.name.includes(one)) ?? "console"
  return { requestedBy: `system:${actor.name}`, requestedByName: actor.name, source }
}

/** The same key again is the same wish; for something else it is a conflict. */
export async function sameKey(
  tx: Tx,
  key: string,
  wish: { placeId: string; kind: string; releaseId: string | null },
): Promise<Deployment | null> {
  const found = await tx.deployment.findUnique({ where: { key } })
  if (!found) return null
  const isSame =
    found.placeId === wish.placeId && found.kind === wish.kind && found.releaseId === wish.releaseId
  return isSame ? found : fail("conflict", { sentence: "This key was used for another deployment." })
}

/** The release among those of the place's service; throws `not_found`. */
export const releaseOf = async (tx: Tx, place: PlaceFound, releaseId: string) =>
  (await tx.release.findFirst({ where: { id: releaseId, serviceId: place.serviceId } })) ?? absent()

/** Keeps the wish with the phases it is to go through; takes the place's row first, so that two wishes are one after the other. */
export async function ask(tx: Tx, ctx: Ctx, wish: Wish): Promise<{ id: string; facts: Fact[] }> {
  const { place, kind, releaseId, key, group, overrides = [] } = wish
  const id = newId()
  await tx.deployment.create({
    data: {
      id,
      service: place.service.name,
      environment: place.environment,
      placeId: place.id,
      kind,
      releaseId,
      previousReleaseId: place.releaseId,
      ...askerOf(ctx),
      ...(group && { source: "group", groupId: group.id, groupPosition: group.position }),
      reason: wish.reason ?? null,
      key,
      driver: place.driver,
      overrides: [...overrides],
      createdAt: ctx.now,
      phases: {
        create: plannedPhases(kind).map((name) => ({ name, position: positionOf(name), status: "waiting" })),
      },
    },
  })
  const after = {
    service: place.service.name,
    environment: place.environment,
    kind,
    releaseId,
    ...(overrides.length > 0 && { overrides: [...overrides] }),
  }
  const personal = wish.reason ? { reason: wish.reason } : undefined
  return { id, facts: [fact("deployment.requested", id, { after, personal })] }
}

/** Locks the place, and refuses where something is under way there. */
export async function takeFree(tx: Tx, placeId: string): Promise<void> {
  await tx.$queryRaw`select 1 from "ServicePlace" where id = ${placeId}::uuid for update`
  const busy = await tx.deployment.findFirst({
    where: { placeId, status: { in: [...UNDER_WAY] } },
    select: { id: true },
  })
  if (busy)
    fail("conflict", { sentence: "Another deployment is under way there. Wait for its end, or cancel it." })
}

/** Starts the work: one run for one deployment, however often it is told. */
export const startOf = (ctx: Ctx, id: string): OutboxEvent => ({
  name: "deployment.requested",
  id: `deployment-${id}`,
  data: { clinicId: ctx.clinicId, deploymentId: id },
})

export const started = (ctx: Ctx, made: { id: string; facts: Fact[] }): Done<Asked> => ({
  value: { id: made.id, isNew: true },
  facts: made.facts,
  events: [startOf(ctx, made.id)],
})

export const repeated = (id: string): Done<Asked> => ({ value: { id, isNew: false }, facts: [] })

/** What is taken all the same needs a word why. */
export function needsReason(overrides: readonly Override[], reason: string | undefined): void {
  if (overrides.length > 0 && !reason)
    fail("invalid_input", { fields: { reason: "Say why it is taken all the same." } })
}
