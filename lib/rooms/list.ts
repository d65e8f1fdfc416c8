import { z } from "zod"
import { grantOf } from "@/lib/ctx"
import { query } from "@/lib/operation"
import type { RoomList, RoomRow } from "@/lib/rooms/schema"

/** In their order, those in use first. */
export const listRooms = query({
  name: "rooms.list",
  may: "hours.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<RoomList> {
    const found = await tx.room.findMany({
      orderBy: [{ position: "asc" }, { id: "asc" }],
      include: { services: { select: { service: { select: { name: true, retiredAt: true } } } } },
      take: 500,
    })
    const rows = found.map(
      ({ id, name, retiredAt, services }): RoomRow => ({
        id,
        name,
        isRetired: retiredAt !== null,
        services: services
          .filter((one) => one.service.retiredAt === null)
          .map((one) => one.service.name)
          .sort(),
      }),
    )
    return {
      rows: [...rows.filter((one) => !one.isRetired), ...rows.filter((one) => one.isRetired)],
      may: { write: grantOf(ctx, "settings.write") !== null },
    }
  },
})
