import { createHash } from "node:crypto"
import type { Tx } from "@/lib/db"
import { inspect } from "@/lib/media/inspect"
import { sampleFile } from "@/lib/media/sample"
import type { MessageDetail } from "@/lib/providers/message"
import { idOf } from "@/prisma/demo/dice"

/** The files that the demo's patients sent, as they are once they were fetched. */
export async function seedMedia(tx: Tx, clinicId: string, anchor: Date): Promise<void> {
  const messages = await tx.message.findMany({
    where: { clinicId, direction: "in", kind: { in: ["image", "audio", "document"] }, revokedAt: null },
    select: { id: true, detail: true, createdAt: true },
  })
  for (const { id, detail, createdAt } of messages) {
    const media = (detail as MessageDetail | null)?.media
    if (!media) continue
    const bytes = sampleFile(media.mime)
    const found = await inspect(bytes, media.mime)
    if (!found.ok) continue
    await tx.media.createMany({
      data: [
        {
          id: idOf(`media ${id}`, anchor),
          clinicId,
          messageId: id,
          provider: "whatsapp",
          providerId: media.id,
          toldMime: media.mime,
          mime: found.mime,
          size: bytes.length,
          sha256: createHash("sha256").update(bytes).digest("hex"),
          fileName: media.fileName ?? null,
          status: "kept",
          bytes: Uint8Array.from(bytes),
          keptAt: createdAt,
          createdAt,
        },
      ],
      skipDuplicates: true,
    })
  }
}
