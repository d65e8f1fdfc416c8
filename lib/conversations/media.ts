import type { ThreadMedia } from "@/lib/conversations/schema"
import type { Media } from "@/lib/providers/message"

/** What a message brought along, as far as its provider told. */
export const mediaOf = (messageId: string, media: Media | undefined): ThreadMedia | null =>
  media
    ? {
        id: messageId,
        mime: media.mime,
        fileName: media.fileName ?? null,
        size: media.size ?? null,
        href: null,
      }
    : null
