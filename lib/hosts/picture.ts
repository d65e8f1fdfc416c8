import { z } from "zod"
import type { Tx } from "@/lib/db"
import { Container } from "@/lib/hosts/schema"

/** What a host last said it runs; null where it never did. */
export async function readPicture(
  tx: Tx,
  host: string,
): Promise<{ at: Date; containers: Container[] } | null> {
  const found = await tx.hostPicture.findUnique({ where: { host } })
  return found && { at: found.at, containers: z.array(Container).parse(found.containers) }
}
