import type { z } from "zod"
import type { Ctx } from "@/lib/ctx"
import { platformDb } from "@/lib/db"
import { type Advanced, type AdvanceInput, advanceDeployment } from "@/lib/deployments/advance"
import { type EndInput, endDeployment } from "@/lib/deployments/end"
import { announce } from "@/lib/live/announce"

/** Facts are told in the clinic that acted alone; whoever follows a deployment may look at another one. */
async function tellScreens(id: string): Promise<void> {
  const clinics = await platformDb().clinic.findMany({ where: { active: true }, select: { id: true } })
  for (const clinic of clinics) announce(clinic.id, "deployment.changed", id)
}

export async function advance(ctx: Ctx, input: z.input<typeof AdvanceInput>): Promise<Advanced> {
  const told = await advanceDeployment(ctx, input)
  await tellScreens(input.id)
  return told
}

export async function end(ctx: Ctx, input: z.input<typeof EndInput>) {
  const ended = await endDeployment(ctx, input)
  await tellScreens(input.id)
  return ended
}
