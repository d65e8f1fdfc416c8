import type { z } from "zod"
import { inClinic } from "@/lib/db"
import { requestRerun } from "@/lib/reruns/request"
import type { RequestRerunInput } from "@/lib/reruns/schema"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { makeClinic } from "@/lib/testing/factory"
import { makeRun } from "@/lib/testing/runs"

/** A clinic with failed runs, somebody of it and somebody of another. */
export async function rerunGround(runs = 1, given: Parameters<typeof makeRun>[1] = {}) {
  const [clinic, other] = [await makeClinic(), await makeClinic()]
  const ids: string[] = []
  for (let n = 0; n < runs; n++) ids.push((await makeRun(clinic.id, { status: "failed", ...given })).id)
  await settled()
  return { clinic, ids, ctxFor: await memberOf(clinic), strangerFor: await memberOf(other) }
}

/** Runs are made as if they took a moment: until it is over they have not ended. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 150))

type Input = z.input<typeof RequestRerunInput>

export const asked = (ids: string[], more: Partial<Input> = {}): Input => ({
  scope: "selected",
  ids,
  reason: "The partner is back",
  key: crypto.randomUUID(),
  ...more,
})

/** An action under way, and who asked for it. */
export async function startedRerun(runs = 1) {
  const ground = await rerunGround(runs)
  const ctx = await ctxWith(ground.clinic, ["admin"])
  const { id } = await requestRerun(ctx, asked(ground.ids))
  return { ...ground, ctx, id }
}

export const actionOf = (clinicId: string, id: string) =>
  inClinic(clinicId, (tx) =>
    tx.rerunAction.findUniqueOrThrow({ where: { id }, include: { items: { orderBy: { id: "asc" } } } }),
  )
