import type { Ctx } from "@/lib/ctx"
import { listColleagues } from "@/lib/leads/colleagues"
import { RuleDialog } from "./rule-dialog"

export async function NewRule({ ctx }: { ctx: Ctx }) {
  return <RuleDialog colleagues={await listColleagues(ctx, {})} />
}
