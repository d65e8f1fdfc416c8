import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"

export async function roomById(tx: Tx, id: string) {
  const found = isId(id) ? await tx.room.findUnique({ where: { id } }) : null
  return found ?? fail("not_found")
}

/** Two rooms of one name would be one to everybody who looks for it. */
export async function requireRoomName(tx: Tx, name: string, but: string): Promise<void> {
  const other = await tx.room.findFirst({
    where: { name: { equals: name, mode: "insensitive" }, retiredAt: null, id: { not: but } },
    select: { id: true },
  })
  if (other) fail("invalid_input", { fields: { name: "There is a room of this name." } })
}
