import { accountOf } from "@/lib/crm/account"
import { lookOrThrow } from "@/lib/crm/call"
import { takeLinks } from "@/lib/crm/links"
import { readPlan } from "@/lib/crm/person"
import { takeIn } from "@/lib/crm/take-in"
import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { readCall } from "@/lib/providers/hubspot/client"
import { isGone } from "@/lib/providers/hubspot/failure"
import { type SeenContact, seenContact } from "@/lib/providers/hubspot/read"

/** A contact was made there: its event says who it is only by a number of theirs, so it is read first. */
export async function linkCreated(ctx: Ctx, objectId: string): Promise<void> {
  const known = await inClinic(ctx.clinicId, async (tx) => ({
    links: await takeLinks(tx, [objectId]),
    account: await accountOf(tx, ctx),
    plan: await readPlan(tx, ctx),
  }))
  if (known.links.length > 0 || !known.account) return
  const names = known.plan.mapping.map((one) => one.property)
  const contact = await lookOrThrow<SeenContact | "gone">(
    known.account,
    readCall(known.account, objectId, names),
    (body, answer) => (isGone(answer) ? "gone" : seenContact(body)),
    { accepts: isGone },
  )
  if (contact !== "gone") await takeIn(ctx, [contact])
}
