import type { z } from "zod"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Asked, ask, repeated, sameKey, started } from "@/lib/deployments/ask"
import { continueGroup } from "@/lib/deployments/continue-group"
import { settle } from "@/lib/deployments/end"
import type { StopInput } from "@/lib/deployments/schema"
import { UNDER_WAY } from "@/lib/deployments/words"
import { driverFor } from "@/lib/drivers"
import { fail } from "@/lib/errors"
import type { Done } from "@/lib/operation"
import { placeNamed } from "@/lib/software/place"

type Input = z.output<typeof StopInput>

/** Stops a place, or starts it again; whoever asks has typed the service's name. */
export async function halt(tx: Tx, ctx: Ctx, input: Input, kind: "stop" | "resume"): Promise<Done<Asked>> {
  const place = await placeNamed(tx, input.service, input.environment)
  if (input.typedName !== place.service.name)
    fail("invalid_input", { fields: { typedName: "Type the service's name as it stands above." } })
  const releaseId = null
  const known = await sameKey(tx, input.key, { placeId: place.id, kind, releaseId })
  if (known) return repeated(known.id)
  if (!driverFor(place.driver)?.about.canStop)
    fail("wrong_state", { sentence: "What puts it there can neither stop nor start it. Do it at the host." })
  // Who works on it takes the deployment first and the place after it; the other way round each would wait for the other.
  const before = await underWayAt(tx, place.id)
  if (before) await tx.$queryRaw`select 1 from "Deployment" where id = ${before.id}::uuid for update`
  await tx.$queryRaw`select 1 from "ServicePlace" where id = ${place.id}::uuid for update`
  const underWay = await underWayAt(tx, place.id)
  if (kind === "resume") {
    if (!place.stoppedAt) fail("wrong_state", { sentence: "It is not stopped." })
    if (underWay) fail("conflict", { sentence: "Something is still under way there. Wait for its end." })
  }
  if (kind === "stop" && underWay?.kind === "stop")
    fail("conflict", { sentence: "It is being stopped already." })
  const facts = underWay
    ? [
        ...(await settle(tx, ctx, underWay, "cancelled", "Ended by an emergency stop.")),
        ...(await continueGroup(tx, ctx, { ...underWay, status: "cancelled" })).facts,
      ]
    : []
  if (kind === "stop")
    await tx.servicePlace.update({
      where: { id: place.id },
      data: { stoppedAt: ctx.now, stoppedById: memberIdOf(ctx), stopReason: input.reason },
    })
  const made = await ask(tx, ctx, { place, kind, releaseId, key: input.key, reason: input.reason })
  return started(ctx, { id: made.id, facts: [...facts, ...made.facts] })
}

const underWayAt = (tx: Tx, placeId: string) =>
  tx.deployment.findFirst({ where: { placeId, status: { in: [...UNDER_WAY] } } })
