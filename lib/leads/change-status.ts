import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { leadForWork, reachOf } from "@/lib/leads/reach"
import { dueAfter, needsReason, nextStatuses } from "@/lib/leads/rules"
import { ChangeStatusInput } from "@/lib/leads/schema"
import { type LeadStatus, STATUS_NAMES } from "@/lib/leads/words"
import { command } from "@/lib/operation"
import { t } from "@/lib/say"
import type { Classification, Urgency } from "@/lib/scoring/schema"
import { closeCaseOf } from "@/lib/urgent/settle"

/** Every status but `new` says that somebody reacted, so it stops the clock; back to `new` starts it again. */
export const changeLeadStatus = command({
  name: "leads.changeStatus",
  may: "leads.work",
  input: ChangeStatusInput,
  async run({ ctx, tx, input, grant }) {
    const lead = await leadForWork(tx, input.id, reachOf(ctx, grant))
    const from = lead.status as LeadStatus
    const value = { id: lead.id, status: input.to }
    if (from === input.to) return { value, facts: [] }
    if (input.from && input.from !== from)
      fail("conflict", {
        sentence: t("A colleague set this to {status} first.", {
          status: t(STATUS_NAMES[from]).toLowerCase(),
        }),
      })
    if (!nextStatuses(from).includes(input.to))
      fail("wrong_state", {
        sentence: t("A lead does not go from {from} to {to}.", {
          from: t(STATUS_NAMES[from]).toLowerCase(),
          to: t(STATUS_NAMES[input.to]).toLowerCase(),
        }),
      })
    if (needsReason(from, input.to) && (input.reason ?? "").length < 3)
      fail("invalid_input", { fields: { reason: "Say why, in a few words." } })

    const waitingSince = input.to === "new" ? lead.lastMessageAt : null
    const dueAt = waitingSince
      ? dueAfter(waitingSince, lead.classification as Classification | null, lead.urgency as Urgency)
      : null
    const { count } = await tx.lead.updateMany({
      where: { id: lead.id, status: from },
      data: { status: input.to, waitingSince, dueAt },
    })
    if (count === 0) fail("conflict")
    const change = { before: { status: from }, after: { status: input.to } }
    return {
      value,
      facts: [
        fact("lead.status_changed", lead.id, {
          ...change,
          patientId: lead.patientId,
          personal: input.reason ? { reason: input.reason } : undefined,
        }),
        ...(waitingSince ? [] : await closeCaseOf(tx, ctx, lead.id, "status")),
      ],
    }
  },
})
