import { z } from "zod"
import { absent } from "@/lib/db"
import { command } from "@/lib/operation"
import { settleNotice } from "@/lib/operation-notices/settle"

/** After the run's last try: what still stands as queued will not be told by it. A job's. */
export const giveUpNotice = command({
  name: "operationNotices.giveUp",
  may: "alertRules.write",
  input: z.strictObject({ noticeId: z.uuid() }),
  async run({ ctx, tx, input: { noticeId } }) {
    const notice =
      (await tx.operationNotice.findUnique({ where: { id: noticeId }, include: { channel: true } })) ??
      absent()
    if (notice.status !== "queued") return { value: { gaveUp: false }, facts: [] }
    const effect = await tx.effect.findUnique({
      where: { clinicId_key: { clinicId: ctx.clinicId, key: `operation-notice:${noticeId}` } },
      select: { reason: true },
    })
    const ended = { status: "failed", reason: effect?.reason ?? "gave_up", isFinal: true } as const
    const facts = await settleNotice(tx, { notice, channel: notice.channel }, ended, {
      proof: notice.proof,
      isKept: false,
    })
    return { value: { gaveUp: true }, facts }
  },
})
