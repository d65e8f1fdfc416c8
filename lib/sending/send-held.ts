import { requireMember } from "@/lib/approvals/reach"
import { requestApproval } from "@/lib/approvals/request"
import { CAMPAIGN_LIMITS } from "@/lib/campaigns/settings"
import { readSetting } from "@/lib/clinics/settings"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { command, type Done } from "@/lib/operation"
import { judgeHeld, sendHeldNow, stopMeant } from "@/lib/sending/held"
import { type HeldSent, SendHeldInput } from "@/lib/sending/schema"

/**
 * Sends, in one go, what was held while all sending was stopped: each asked of the gate again, each with its own outcome.
 * Beyond what the clinic lets one person send alone, and for whoever may only ask, a second person agrees first. Twice is
 * harmless.
 */
export const sendHeld = command({
  name: "sending.sendHeld",
  may: "messages.sendBulk",
  input: SendHeldInput,
  async run({ ctx, tx, input: { pauseId, reason }, grant }): Promise<Done<HeldSent>> {
    requireMember(ctx)
    const asked = isId(pauseId) ? await tx.sendingPause.findFirst({ where: { id: pauseId } }) : null
    if (!asked) return fail("not_found")
    if (!asked.endedAt) fail("wrong_state", { sentence: "All sending is stopped for this clinic." })
    const { goes } = await judgeHeld(tx, ctx, await stopMeant(tx, ctx, pauseId))
    const { alone } = await readSetting(tx, ctx, CAMPAIGN_LIMITS)
    if (!grant.approval && goes.length <= alone) return sendHeldNow(tx, ctx, pauseId)
    if (goes.length === 0) return { value: { sent: 0, stayed: 0, approvalId: null }, facts: [] }
    if (!reason) return fail("invalid_input", { fields: { reason: "Say why in a few words." } })
    const { approvalId, facts } = await requestApproval(tx, ctx, {
      kind: "sending.held",
      input: { pauseId },
      summary: "Send what was held while all sending was stopped.",
      subjectId: pauseId,
      reason,
    })
    return { value: { sent: 0, stayed: 0, approvalId }, facts }
  },
})
