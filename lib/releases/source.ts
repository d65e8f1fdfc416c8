import type { Ctx } from "@/lib/ctx"

/** Who told of it: a machine with a token, a partner's event, or a person. */
export function releaseSource(ctx: Ctx): "api" | "github" | "console" | "driver" {
  if (ctx.actor.kind === "member") return "console"
  if (ctx.actor.token) return "api"
  return /github/.test(ctx.actor.name) ? "github" : "driver"
}
