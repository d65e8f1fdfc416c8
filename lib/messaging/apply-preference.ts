import { recordConsent } from "@/lib/consents/record"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { holdAddresses } from "@/lib/patients/intake"
import { linkedAt } from "@/lib/patients/known"
import type { Preference } from "@/lib/providers/message"
import { makeTask } from "@/lib/tasks/make"
import { addMs, DAY_MS } from "@/lib/time"

type Given = { preference: Preference; at: Date; webhookEventId: string }
type Applied = { facts: Fact[]; ignored?: string }

/**
 * Offers stopped or allowed again inside WhatsApp. Stopping holds for everyone at the address; allowing says nothing of
 * which of several people it was, so that a person asks.
 */
export async function applyPreference(tx: Tx, ctx: Ctx, given: Given): Promise<Applied> {
  const { preference, at, webhookEventId } = given
  const { from, purpose, status, key } = preference
  const address = { channel: "whatsapp" as const, ...from }
  await holdAddresses(tx, ctx, [address])
  const patients = await linkedAt(tx, ctx, address, at)
  if (patients.length === 0) return { facts: [], ignored: "Nobody who is known uses this number." }
  if (status === "granted" && patients.length > 1) {
    const { facts } = await makeTask(tx, ctx, {
      kind: "check_consent",
      title: "Ask who wants offers by WhatsApp again",
      why: "Offers were allowed again inside WhatsApp on a number that several people share.",
      dueAt: addMs(ctx.now, DAY_MS),
      owner: { role: "frontdesk" },
      patientId: patients[0]!.patientId,
      source: "message",
      sourceId: webhookEventId,
      effectKey: `preference:${key}`,
    })
    return { facts }
  }
  const facts: Fact[] = []
  for (const { patientId } of patients) {
    const recorded = await recordConsent(tx, ctx, {
      patientId,
      purpose,
      status,
      source: "whatsapp",
      evidence: { webhookEventId, setting: status === "withdrawn" ? "stop" : "resume" },
      decidedAt: at,
      effectKey: `preference:${key}:${patientId}`,
    })
    facts.push(...recorded.facts)
  }
  return { facts }
}
