import type { Ctx } from "@/lib/ctx"
import { reportHost } from "@/lib/hosts/report"
import type { MachineAnswer, MachineAsked } from "@/lib/web/machine"

/** 201 when the minute was not told yet, 200 when it was: the first word of a minute counts. */
export async function postHost(
  ctx: Ctx,
  { body }: MachineAsked<Record<string, string | undefined>>,
): Promise<MachineAnswer> {
  const value = await reportHost(ctx, body as Parameters<typeof reportHost>[1])
  return { status: value.isNew ? 201 : 200, value }
}
