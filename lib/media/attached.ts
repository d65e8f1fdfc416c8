import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import type { MediaKind } from "@/lib/media/words"

/** A file as it goes with a message. */
export type OutgoingFile = {
  id: string
  kind: MediaKind
  mime: string
  fileName: string
  bytes: Uint8Array
  /** By which the provider knows it already. */
  providerId: string | null
}

/** The file that goes with a message of ours; null: none. */
export const attachedTo = (ctx: Ctx, messageId: string): Promise<OutgoingFile | null> =>
  inClinic(ctx.clinicId, async (tx) => {
    const found = await tx.attachment.findFirst({ where: { messageId } })
    if (!found) return null
    const isKnown = found.providerUntil !== null && found.providerUntil > ctx.now
    const providerId = isKnown ? found.providerId : null
    return { ...found, kind: found.kind as MediaKind, providerId }
  })

/** The provider has it now, for so long. */
export const noteUploaded = (ctx: Ctx, id: string, providerId: string, until: Date): Promise<unknown> =>
  inClinic(ctx.clinicId, (tx) =>
    tx.attachment.updateMany({ where: { id }, data: { providerId, providerUntil: until } }),
  )
