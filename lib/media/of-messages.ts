import type { Tx } from "@/lib/db"
import { mediaHref } from "@/lib/media/href"
import { mediaWords } from "@/lib/media/words"

export type MediaShown = {
  id: string
  /** What the bytes are; while they are not there, what was told. */
  mime: string | null
  fileName: string | null
  size: number | null
  /** Null: it cannot be had, or not yet. */
  href: string | null
  /** Why not, in words. */
  because: string | null
}

/** The first file of each message, as a thread shows it: what came in and what went out. Two statements. */
export async function mediaOfMessages(
  tx: Tx,
  messageIds: readonly string[],
): Promise<Map<string, MediaShown>> {
  const where = { messageId: { in: [...messageIds] } }
  const came = await tx.media.findMany({ where: { ...where, position: 0 }, omit: { bytes: true } })
  const went = await tx.attachment.findMany({ where, omit: { bytes: true } })
  const shown = new Map<string, MediaShown>()
  for (const one of came) {
    const isKept = one.status === "kept"
    const waits = "It is being fetched."
    shown.set(one.messageId, {
      id: one.messageId,
      mime: one.mime ?? one.toldMime,
      fileName: one.fileName,
      size: one.size,
      href: isKept ? mediaHref(one.messageId) : null,
      because: isKept ? null : one.status === "wanted" ? waits : (mediaWords(one.because) ?? null),
    })
  }
  for (const { messageId, mime, fileName, size } of went)
    if (messageId)
      shown.set(messageId, { id: messageId, mime, fileName, size, href: mediaHref(messageId), because: null })
  return shown
}
