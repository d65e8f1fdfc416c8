import { createHash } from "node:crypto"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { newId } from "@/lib/ids"
import { inspect } from "@/lib/media/inspect"
import type { OutboxEvent } from "@/lib/outbox"
import type { File, MessageDetail } from "@/lib/providers/message"

type Given = {
  messageId: string
  provider: string
  detail: MessageDetail | null
  files?: readonly File[]
}

/**
 * The files that came with a message: those in the provider's body are looked at and kept, of the others it is noted where they
 * can be had. In the caller's transaction; what it answers has the others fetched.
 */
export async function keepMedia(
  tx: Tx,
  ctx: Ctx,
  { messageId, provider, detail, files }: Given,
): Promise<OutboxEvent[]> {
  const list: readonly File[] = files ?? (detail?.media ? [detail.media] : [])
  if (list.length === 0) return []
  const rows = await Promise.all(
    list.map(async (file, position) => ({
      id: newId(),
      clinicId: ctx.clinicId,
      messageId,
      position,
      provider,
      providerId: file.id,
      toldMime: file.mime,
      size: file.size === undefined ? null : Math.min(file.size, MOST_SIZE),
      fileName: file.fileName ?? null,
      createdAt: ctx.now,
      ...(file.bytes ? await kept(file.bytes, file.mime, ctx.now) : { status: "wanted" }),
    })),
  )
  await tx.media.createMany({ data: rows, skipDuplicates: true })
  const { clinicId } = ctx
  return rows.some((row) => row.status === "wanted")
    ? [{ name: "media.wanted", id: `media.wanted:${messageId}`, data: { clinicId, messageId } }]
    : []
}

const MOST_SIZE = 2_147_483_647

/** What a row holds once the bytes are there. */
export async function kept(bytes: Uint8Array, told: string | null, at: Date) {
  const found = await inspect(bytes, told)
  if (!found.ok) return { status: "refused", because: found.because }
  return {
    status: "kept",
    mime: found.mime,
    because: null,
    size: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes: Uint8Array.from(bytes),
    keptAt: at,
  }
}
