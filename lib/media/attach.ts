import { createHash } from "node:crypto"
import { z } from "zod"
import { conversationInReach } from "@/lib/conversations/reach"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { requireMember } from "@/lib/leads/reach"
import { safeFileName } from "@/lib/media/file-name"
import { inspect } from "@/lib/media/inspect"
import { MEDIA_KINDS, type MediaKind, MOST_BYTES, TAKEN } from "@/lib/media/words"
import { command } from "@/lib/operation"

const Input = z.strictObject({
  conversationId: z.string().min(1, "Say for which conversation.").max(64),
  fileName: z.string().max(1_000).default(""),
  /** As the browser says; the bytes decide. */
  mime: z.string().max(200).default(""),
  bytes: z.instanceof(Uint8Array, { error: "Choose a file." }),
})

export type Attached = { id: string; kind: MediaKind; mime: string; size: number; fileName: string }

/**
 * Takes a file that is to go with a message of this conversation. The same file of the same member that did not leave yet is
 * the one that is there.
 */
export const attachFile = command({
  name: "attachments.add",
  may: "messages.send",
  input: Input,
  async run({ ctx, tx, input }) {
    const uploadedById = requireMember(ctx)
    const {
      id: conversationId,
      channel,
      isWorkable,
    } = await conversationInReach(tx, ctx, input.conversationId)
    if (!isWorkable) return fail("forbidden")
    if (channel !== "whatsapp") return refused("A text message takes no files. Write by WhatsApp instead.")
    const { mime, kind } = await kindOf(input.bytes, input.mime)
    const fileName = safeFileName(input.fileName, mime)
    const sha256 = createHash("sha256").update(input.bytes).digest("hex")
    const size = input.bytes.length
    const value = (id: string): Attached => ({ id, kind, mime, size, fileName })
    const same = await unsentLike(tx, { conversationId, uploadedById, sha256, fileName })
    if (same) return { value: value(same.id), facts: [] }
    const id = newId()
    await tx.attachment.create({
      data: {
        id,
        clinicId: ctx.clinicId,
        conversationId,
        uploadedById,
        kind,
        mime,
        size,
        sha256,
        fileName,
        bytes: Uint8Array.from(input.bytes),
        createdAt: ctx.now,
      },
      select: { id: true },
    })
    return {
      value: value(id),
      facts: [fact("conversation.file_attached", conversationId, { after: { kind, size } })],
    }
  },
})

const unsentLike = (
  tx: Tx,
  given: { conversationId: string; uploadedById: string; sha256: string; fileName: string },
) => tx.attachment.findFirst({ where: { ...given, messageId: null }, select: { id: true } })

/** Throws `invalid_input` for what WhatsApp would not take. */
async function kindOf(bytes: Uint8Array, told: string): Promise<{ mime: string; kind: MediaKind }> {
  const found = await inspect(bytes, told)
  if (!found.ok) {
    if (found.because === "empty") return refused("The file is empty.")
    return refused(found.because === "too_large" ? "At most 16 MB." : "Programs cannot be sent.")
  }
  const { mime } = found
  const kind = MEDIA_KINDS.find((one) => TAKEN[one].mimes.includes(mime))
  if (!kind)
    return refused(
      "WhatsApp takes no such files. It takes JPEG and PNG pictures, PDF, Word, Excel and PowerPoint files, text, sound and MP4 video.",
    )
  if (kind === "image" && bytes.length > TAKEN.image.most)
    return refused("WhatsApp takes pictures of at most 5 MB. Make it smaller, or send it as a PDF.")
  if (bytes.length > Math.min(TAKEN[kind].most, MOST_BYTES)) return refused("At most 16 MB.")
  return { mime, kind }
}

const refused = (sentence: string): never => fail("invalid_input", { sentence, fields: { file: sentence } })
