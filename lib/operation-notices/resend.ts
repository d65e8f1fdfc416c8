import { absent } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId, newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { noticeEvent } from "@/lib/operation-notices/event"
import { ResendInput } from "@/lib/operation-notices/schema"

/** Tells once more what did not arrive, or of which nobody knows; the old line stays and says how it ended. */
export const resendNotice = command({
  name: "operationNotices.resend",
  may: "alertRules.write",
  input: ResendInput,
  async run({ ctx, tx, input: { id: given } }) {
    const old =
      (isId(given)
        ? await tx.operationNotice.findUnique({ where: { id: given }, include: { channel: true } })
        : null) ?? absent()
    if (old.status !== "failed" && old.status !== "unsure") fail("wrong_state")
    if (old.channel.retiredAt || old.channel.kind === "console")
      fail("wrong_state", { sentence: "This channel is no more." })
    const { channelId, clinicId, kind, severity, title, body, href } = old
    const key = `${old.key.split(":again:")[0]}:again:${old.id}`
    const standing = await tx.operationNotice.findUnique({ where: { channelId_key: { channelId, key } } })
    if (standing) return { value: { id: standing.id, isNew: false }, facts: [] }
    const id = newId()
    await tx.operationNotice.create({
      data: { id, channelId, clinicId, key, kind, severity, title, body, href, createdAt: ctx.now },
    })
    const facts = [fact("alert.notice_resent", id, { after: { of: old.id } })]
    return { value: { id, isNew: true }, facts, events: [noticeEvent(ctx, id)] }
  },
})
