import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"

/** Sees the runs of own leads alone, and is told so wherever a list or a number could be taken for the clinic's. */
export const isOwn = (ctx: Ctx): boolean => can(ctx.roles, "runs.read")?.scope === "own"
