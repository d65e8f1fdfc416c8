import { keepPreference, peopleAt, settlePreferences } from "@/lib/consents/preferences"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"

/** What a provider refuses a message with because the person stopped such messages there. */
const STOPS: Readonly<Record<string, "marketing_sms" | "marketing_whatsapp">> = {
  opted_out: "marketing_sms",
  offers_stopped: "marketing_whatsapp",
}

/**
 * The person stopped messages at the provider itself, past us, as by STOP to the number: it refuses ours because of that, and
 * from now on we know. The message of ours is what shows it.
 */
export async function stoppedThere(
  tx: Tx,
  ctx: Ctx,
  { id, contactId }: { id: string; contactId: string },
  because: string | null,
): Promise<Fact[]> {
  const purpose = because !== null && Object.hasOwn(STOPS, because) ? STOPS[because] : undefined
  if (!purpose) return []
  const kept = { contactId, purpose, key: `preference:refused:${id}:${purpose}`, webhookEventId: id }
  if (!(await keepPreference(tx, ctx, { ...kept, status: "withdrawn", decidedAt: ctx.now }))) return []
  const people = await peopleAt(tx, ctx, contactId)
  if (people.length === 0) return [fact("contact.offers_stopped", contactId)]
  const facts: Fact[] = []
  for (const patientId of people) facts.push(...(await settlePreferences(tx, ctx, patientId)))
  return facts
}
