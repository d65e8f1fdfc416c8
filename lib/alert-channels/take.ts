import { absent, type Tx } from "@/lib/db"
import type { AlertChannel } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"

/** Locked until the transaction ends; not one that was removed. */
export async function takeChannel(tx: Tx, id: string): Promise<AlertChannel> {
  if (!isId(id)) return absent()
  await tx.$queryRaw`select 1 from "AlertChannel" where id = ${id}::uuid for update`
  return (await tx.alertChannel.findFirst({ where: { id, retiredAt: null } })) ?? absent()
}
