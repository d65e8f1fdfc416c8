import type { Ctx } from "@/lib/ctx"
import { absent, inClinic, type Tx } from "@/lib/db"
import { effectOnce } from "@/lib/effects/once"
import { rerunOf } from "@/lib/effects/rerun"
import { isId } from "@/lib/ids"
import { deliver } from "@/lib/operation-notices/deliver"
import { settleNotice } from "@/lib/operation-notices/settle"
import { unseal } from "@/lib/seal"

export type NoticeResult = { status: "sent" | "unsure" | "kept" }

/**
 * Tells one thing through one channel, at most once, and keeps what the other side answered. Not a `command`: the other
 * side is spoken to between its transactions.
 */
export async function sendNotice(ctx: Ctx, noticeId: string, stepName: string): Promise<NoticeResult> {
  const { found, again } = await inClinic(ctx.clinicId, async (tx) => ({
    found: await readNotice(tx, noticeId),
    again: (await rerunOf(tx, ctx)).again,
  }))
  const said: { proof: string | null; isKept: boolean } = { proof: null, isKept: false }
  const result = await effectOnce(
    ctx,
    {
      key: `operation-notice:${noticeId}`,
      kind: "notification",
      provider: found.channel.kind === "email" ? "mail" : found.channel.kind,
      stepName,
      again,
      isSeenElsewhere: true,
      // Whoever takes a signed webhook knows by its id that it came before.
      isRepeatable: found.channel.kind === "webhook",
      refuse: async (tx) => {
        const { retiredAt } = await tx.alertChannel.findUniqueOrThrow({
          where: { id: found.channel.id },
          select: { retiredAt: true },
        })
        return retiredAt ? "channel_removed" : null
      },
      settle: (tx, ended) => settleNotice(tx, found, ended, said),
    },
    async () => {
      const outcome = await deliver(found)
      Object.assign(said, { proof: outcome.proof ?? null, isKept: outcome.isKept ?? false })
      return outcome.outcome
    },
  )
  if (result.status === "failed") throw result.error
  if (result.status === "unsure") return { status: "unsure" }
  return { status: said.isKept ? "kept" : "sent" }
}

export type FoundNotice = Awaited<ReturnType<typeof readNotice>>

async function readNotice(tx: Tx, id: string) {
  const row = isId(id)
    ? await tx.operationNotice.findUnique({ where: { id }, include: { channel: true } })
    : null
  if (!row) return absent()
  const { channel, ...notice } = row
  const open = (sealed: Uint8Array | null) => (sealed ? unseal(sealed, channel.id) : "")
  return {
    notice,
    channel: { id: channel.id, kind: channel.kind, title: channel.title },
    address: open(channel.sealedAddress),
    secret: open(channel.sealedSecret),
  }
}
