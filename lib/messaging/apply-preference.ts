import { keepPreference, peopleAt, settlePreferences, takeBack } from "@/lib/consents/preferences"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { readTogether } from "@/lib/messaging/stand"
import { intakeContact } from "@/lib/patients/intake"
import type { Preference } from "@/lib/providers/message"
import { makeTask } from "@/lib/tasks/make"
import { addMs, DAY_MS } from "@/lib/time"

type Given = { preference: Preference; at: Date; webhookEventId: string }
type Applied = { facts: Fact[]; ignored?: string }

/**
 * Offers stopped or allowed again inside WhatsApp. Stopping holds for everyone at the number, and for whoever becomes
 * known there later; allowing again takes back a stop, and where it is not plain whose, or of what, a person asks.
 */
export async function applyPreference(tx: Tx, ctx: Ctx, given: Given): Promise<Applied> {
  const { at, webhookEventId } = given
  const { from, purpose, status, key } = given.preference
  const { contactId, joined, facts } = await intakeContact(tx, ctx, {
    addresses: [from],
    name: null,
    source: from.channel,
    writtenAt: at,
  })
  if (joined) await readTogether(tx, ctx, contactId)
  const kept = { contactId, purpose, key, webhookEventId, decidedAt: at }
  const isNew = await keepPreference(tx, ctx, { ...kept, status })
  const people = await peopleAt(tx, ctx, contactId)
  const [first] = people
  if (!first) {
    const name = status === "withdrawn" ? "contact.offers_stopped" : "contact.offers_allowed"
    return { facts: isNew ? [...facts, fact(name, contactId)] : facts }
  }
  if (status === "withdrawn") {
    for (const patientId of people) facts.push(...(await settlePreferences(tx, ctx, patientId)))
    return { facts }
  }
  if (people.length === 1) {
    const back = await takeBack(tx, ctx, first, kept)
    if (back.stood === "restored") return { facts: [...facts, ...back.facts] }
    if (back.stood === "granted") return { facts, ignored: "Offers were not stopped." }
  }
  const why =
    people.length > 1
      ? "Offers were allowed again inside WhatsApp on a number that several people share."
      : "Offers were allowed again inside WhatsApp; before they were stopped nobody had agreed to them."
  const asked = await makeTask(tx, ctx, {
    kind: "check_consent",
    title: "Ask who wants offers by WhatsApp again",
    why,
    dueAt: addMs(ctx.now, DAY_MS),
    owner: { role: "frontdesk" },
    patientId: first,
    source: "message",
    sourceId: webhookEventId,
    effectKey: key,
  })
  return { facts: [...facts, ...asked.facts] }
}
