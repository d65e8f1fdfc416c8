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

/**
 * Once its writer deleted a message, nothing of what it ever said is kept, in whatever order its changes come: that there
 * were any stays.
 */
export async function blankRevoked(tx: Tx, ctx: Ctx, contactId: string, target: string): Promise<void> {
  const { clinicId } = ctx
  await tx.$executeRaw`
    update "MessageVersion" said set body = '', detail = null
    where "clinicId" = ${clinicId}::uuid and "targetExternalId" = ${target} and "contactId" = ${contactId}::uuid
      and (body <> '' or detail is not null) and exists (
        select from "MessageVersion" revoked where revoked."clinicId" = said."clinicId" and revoked.kind = 'revoke'
          and revoked."targetExternalId" = said."targetExternalId" and revoked."contactId" = said."contactId"
      )`
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
