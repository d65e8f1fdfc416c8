import type { Role } from "@/lib/can"
import { handoverInReach } from "@/lib/handover/reach"
import { HandoverIdInput } from "@/lib/handover/schema"
import { receiptKey, receiveBy } from "@/lib/handover/task"
import { command } from "@/lib/operation"
import { makeTask } from "@/lib/tasks/make"

/** When a signed note must have been received, or null once it was; makes the task when that has passed. Once. */
export const askReceipt = command({
  name: "handover.askReceipt",
  may: "handover.write",
  input: HandoverIdInput,
  async run({
    ctx,
    tx,
    input,
  }): Promise<{ value: { due: string | null }; facts: Awaited<ReturnType<typeof makeTask>>["facts"] }> {
    const note = await handoverInReach(tx, ctx, input.id)
    const replaced = note.corrections.some((one) => one.status !== "draft")
    if (note.status !== "signed" || !note.signedAt || replaced) return { value: { due: null }, facts: [] }
    const { openingHours } = await tx.clinic.findUniqueOrThrow({ where: { id: ctx.clinicId } })
    const due = receiveBy(openingHours, ctx.clinic.timeZone, note.signedAt)
    const value = { due: due.toISOString() }
    if (due > ctx.now) return { value, facts: [] }
    const { facts } = await makeTask(tx, ctx, {
      kind: "handover",
      title: "A handover note was not received",
      why: "It was signed two hours of opening ago. Read it and say by name that you have it.",
      dueAt: due,
      owner: { role: note.role as Role },
      href: `/handover/${note.id}`,
      source: "system",
      sourceId: note.id,
      effectKey: receiptKey(note.id),
    })
    return { value, facts }
  },
})
