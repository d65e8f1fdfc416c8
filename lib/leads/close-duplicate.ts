import { z } from "zod"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { leadForWork, leadInReach, reachOf } from "@/lib/leads/reach"
import { isOpen, nextStatuses } from "@/lib/leads/rules"
import type { LeadStatus } from "@/lib/leads/words"
import { command } from "@/lib/operation"
import { toDate } from "@/lib/time"

const Id = z.string().max(64)
export const CloseDuplicateInput = z.object({ id: Id, ofId: Id })
export const ReopenDuplicateInput = z.object({ id: Id })

/**
 * Archives a lead as a second enquiry of the same matter. Nothing is moved: its messages stay with it. What waited in it
 * waits in the other one from then on, so that nobody is forgotten by tidying up.
 */
export const closeDuplicate = command({
  name: "leads.closeDuplicate",
  may: "leads.work",
  input: CloseDuplicateInput,
  async run({ ctx, tx, input, grant }) {
    const reach = reachOf(ctx, grant)
    const lead = await leadForWork(tx, input.id, reach)
    const of = await leadInReach(tx, input.ofId, reach)
    const value = { id: lead.id, ofId: of.id }
    if (lead.id === of.id) fail("invalid_input", { fields: { ofId: "That is this lead itself." } })
    if (lead.duplicateOfId === of.id && lead.status === "archived") return { value, facts: [] }
    if (!isOpen(of.status)) fail("wrong_state", { sentence: "The other lead is closed. Reopen it first." })
    const from = lead.status as LeadStatus
    if (!isOpen(from) || !nextStatuses(from).includes("archived"))
      fail("wrong_state", { sentence: "Only an open lead without a booking is closed as double." })
    const { count } = await tx.lead.updateMany({
      where: { id: lead.id, status: from },
      data: { status: "archived", duplicateOfId: of.id, waitingSince: null, dueAt: null },
    })
    if (count === 0) fail("conflict")
    await tx.$executeRaw`update "Lead" set "waitingSince" = least("waitingSince", ${lead.waitingSince}::timestamptz),
      "dueAt" = least("dueAt", ${lead.dueAt}::timestamptz) where id = ${of.id}::uuid`
    const before = {
      status: from,
      waitingSince: lead.waitingSince?.toISOString() ?? null,
      dueAt: lead.dueAt?.toISOString() ?? null,
    }
    const { patientId } = lead
    const after = { status: "archived", duplicateOf: of.id }
    return { value, facts: [fact("lead.closed_as_duplicate", lead.id, { patientId, before, after })] }
  },
})

const Before = z.object({
  status: z.string(),
  waitingSince: z.string().nullable(),
  dueAt: z.string().nullable(),
})

/** The way back: as it stood before, clock included. */
export const reopenDuplicate = command({
  name: "leads.reopenDuplicate",
  may: "leads.work",
  input: ReopenDuplicateInput,
  async run({ ctx, tx, input, grant }) {
    const lead = await leadForWork(tx, input.id, reachOf(ctx, grant))
    const value = { id: lead.id }
    if (!lead.duplicateOfId) return { value, facts: [] }
    if (lead.status !== "archived") fail("wrong_state", { sentence: "This lead was reopened already." })
    const closed = await tx.fact.findFirst({
      where: { subjectId: lead.id, name: "lead.closed_as_duplicate" },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: { before: true },
    })
    const before = Before.safeParse(closed?.before)
    const stood = before.success ? before.data : { status: "contacted", waitingSince: null, dueAt: null }
    const { count } = await tx.lead.updateMany({
      where: { id: lead.id, status: "archived", duplicateOfId: lead.duplicateOfId },
      data: {
        status: stood.status,
        duplicateOfId: null,
        waitingSince: stood.waitingSince && toDate(stood.waitingSince),
        dueAt: stood.dueAt && toDate(stood.dueAt),
      },
    })
    if (count === 0) fail("conflict")
    const { patientId } = lead
    const change = { before: { status: "archived" }, after: { status: stood.status } }
    return { value, facts: [fact("lead.duplicate_undone", lead.id, { patientId, ...change })] }
  },
})
