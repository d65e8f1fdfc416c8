import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { DOUBTS, type Doubt } from "@/lib/patients/rules"
import { makeTask } from "@/lib/tasks/make"
import { addMs, calendarDay, HOUR_MS } from "@/lib/time"

type Question = { contactId: string; patientId: string; leadId?: string; doubt: Doubt; sourceId?: string }

/** Asks the desk who wrote, where the address alone does not tell: once a day and contact. */
export async function askWhoItIs(tx: Tx, ctx: Ctx, question: Question): Promise<Fact[]> {
  const { contactId, patientId, leadId, doubt, sourceId } = question
  const { facts } = await makeTask(tx, ctx, {
    kind: "check_person",
    title: "Find out who wrote, and whether it is the right person's record",
    why: DOUBTS[doubt],
    dueAt: addMs(ctx.now, 4 * HOUR_MS),
    owner: { role: "frontdesk" },
    patientId,
    leadId,
    source: "message",
    sourceId,
    effectKey: `who_is_it:${contactId}:${calendarDay(ctx.now, ctx.clinic.timeZone)}`,
  })
  return facts
}
