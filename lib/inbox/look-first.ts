import { linkCreated } from "@/lib/crm/link-created"
import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { claimEvent } from "@/lib/inbox/claim"
import { readItem } from "@/lib/inbox/read-item"

/** What an event only points at is read from its provider, before it is decided in a transaction of its own. */
export async function lookFirst(ctx: Ctx, id: string): Promise<void> {
  const told = await inClinic(ctx.clinicId, async (tx) => {
    const event = await claimEvent(tx, id)
    return event.fate === "pending" || event.fate === "dead" ? readItem(tx, ctx.clinicId, event) : null
  })
  if (told?.say === "crm" && told.change.kind === "created") await linkCreated(ctx, told.change.objectId)
}
