import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import type { MessageDetail } from "@/lib/providers/message"

type First = {
  externalId: string
  contactId: string
  body: string
  detail: MessageDetail | Prisma.JsonValue
  saidAt: Date
}

/** What a message said at first, kept once it is changed. */
export async function keepFirstWords(tx: Tx, ctx: Ctx, { detail, ...first }: First): Promise<void> {
  await tx.messageVersion.createMany({
    data: [
      {
        ...first,
        id: newId(),
        clinicId: ctx.clinicId,
        targetExternalId: first.externalId,
        kind: "original",
        detail: detail ? (detail as Prisma.InputJsonObject) : Prisma.DbNull,
        createdAt: ctx.now,
      },
    ],
    skipDuplicates: true,
  })
}
