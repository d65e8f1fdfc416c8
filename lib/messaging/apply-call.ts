import { settlePreferences } from "@/lib/consents/preferences"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { fact } from "@/lib/facts"
import type { Arrived } from "@/lib/messaging/receive"
import { readTogether } from "@/lib/messaging/stand"
import { intakePatient } from "@/lib/patients/intake"
import type { Call } from "@/lib/providers/message"
import { makeTask } from "@/lib/tasks/make"
import { addMs, HOUR_MS } from "@/lib/time"

const keyOf = (patientId: string) => `missed_call:${patientId}:`

/** Somebody called and was told that the clinic calls back: that stands in the list of things to do, once until it is done. */
export async function applyCall(
  tx: Tx,
  ctx: Ctx,
  { call, ...given }: Arrived & { call: Call },
): Promise<{ facts: Fact[] }> {
  const calledAt = given.providerAt ?? given.receivedAt
  const person = await intakePatient(tx, ctx, {
    addresses: [call.from],
    name: null,
    source: "voice",
    writtenAt: calledAt,
  })
  const { patientId, contactId } = person
  if (person.joined) await readTogether(tx, ctx, contactId)
  const settled = person.linked && person.hasPreference ? await settlePreferences(tx, ctx, patientId) : []
  const facts = [...person.facts, ...settled, fact("contact.called", contactId, { patientId })]
  const waiting = await tx.task.findFirst({
    where: { effectKey: { startsWith: keyOf(patientId) }, status: "open" },
    select: { id: true },
  })
  if (waiting) return { facts }
  const made = await makeTask(tx, ctx, {
    kind: "call_back",
    title: "Call back: they called the clinic's line",
    why: "Calls are not taken there. The caller was told that the clinic calls back.",
    dueAt: addMs(ctx.now, HOUR_MS),
    owner: { role: "frontdesk" },
    patientId,
    source: "message",
    sourceId: given.webhookEventId,
    effectKey: `${keyOf(patientId)}${given.webhookEventId}`,
  })
  return { facts: [...facts, ...made.facts] }
}
