import { z } from "zod"
import { conversationInReach } from "@/lib/conversations/reach"
import { absent } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { inspect } from "@/lib/media/inspect"
import { mediaWords } from "@/lib/media/words"
import { query } from "@/lib/operation"

export type ReadMedia = { bytes: Uint8Array; mime: string; fileName: string | null; isInline: boolean }
type Shown = ReadMedia & { patientId: string | null }

export const MediaInput = z.object({
  /** The message's. */
  id: z.string().max(64),
  n: z.coerce.number().int().min(0).max(20).default(0),
})

/** The file of a message within reach. Throws `not_found`, and `wrong_state` with why where it cannot be had. */
export const readMedia = query({
  name: "media.read",
  may: "messages.read",
  input: MediaInput,
  async run({ ctx, tx, input: { id, n } }): Promise<Shown> {
    if (!isId(id)) return absent()
    const message = await tx.message.findUnique({
      where: { id },
      select: { patientId: true, contact: { select: { conversation: { select: { id: true } } } } },
    })
    if (!message) return absent()
    await conversationInReach(tx, ctx, message.contact.conversation?.id ?? "")
    const { patientId } = message
    const given = { select: { bytes: true, mime: true, fileName: true } } as const
    const own = n === 0 ? await tx.attachment.findFirst({ where: { messageId: id }, ...given }) : null
    if (own) return shown(own.bytes, own.mime, own.fileName, patientId)
    const media = await tx.media.findFirst({ where: { messageId: id, position: n } })
    if (!media) return absent()
    if (media.status !== "kept" || !media.bytes)
      return fail("wrong_state", {
        sentence: mediaWords(media.because) ?? "The file is being fetched. Look again in a moment.",
      })
    return shown(media.bytes, media.mime, media.fileName, patientId)
  },
  reads: ({ value }) => ({ what: "media", patientIds: value.patientId ? [value.patientId] : [] }),
})

async function shown(
  bytes: Uint8Array,
  mime: string | null,
  fileName: string | null,
  patientId: string | null,
): Promise<Shown> {
  // Asked of the bytes each time: what was written down of them decides nothing that a browser does.
  const found = await inspect(bytes, mime)
  if (!found.ok) return fail("not_found")
  return { bytes, mime: found.mime, fileName, isInline: found.isInline, patientId }
}
