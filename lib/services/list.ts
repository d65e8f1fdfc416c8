import { z } from "zod"
import { grantOf } from "@/lib/ctx"
import { query } from "@/lib/operation"
import type { ServiceList, ServiceRow } from "@/lib/services/schema"
import { readNames } from "@/lib/services/stored"

const inOrder = [{ position: "asc" as const }, { id: "asc" as const }]

/** In their order, those that are offered first, each with who does it and where. */
export const listServices = query({
  name: "services.list",
  may: "hours.read",
  input: z.strictObject({}),
  async run({ ctx, tx }): Promise<ServiceList> {
    const found = await tx.service.findMany({
      orderBy: inOrder,
      include: {
        rooms: { select: { room: { select: { id: true, name: true, position: true } } } },
        practitioners: {
          where: { practitioner: { retiredAt: null } },
          select: { minutes: true, practitioner: { select: { name: true, colour: true, position: true } } },
        },
      },
      take: 500,
    })
    const rooms = await tx.room.findMany({
      where: { retiredAt: null },
      orderBy: inOrder,
      select: { id: true, name: true },
    })
    const { currency } = await tx.clinic.findUniqueOrThrow({
      where: { id: ctx.clinicId },
      select: { currency: true },
    })
    const rows = found.map(
      ({ position: _, clinicId: __, createdAt: ___, updatedAt: ____, retiredAt, ...one }): ServiceRow => ({
        ...one,
        names: readNames(one.names),
        rooms: one.rooms
          .map(({ room }) => room)
          .sort((a, b) => a.position - b.position)
          .map(({ id, name }) => ({ id, name })),
        practitioners: one.practitioners
          .sort((a, b) => a.practitioner.position - b.practitioner.position)
          .map(({ minutes, practitioner: { name, colour } }) => ({ name, colour, minutes })),
        isRetired: retiredAt !== null,
      }),
    )
    return {
      rows: [...rows.filter((one) => !one.isRetired), ...rows.filter((one) => one.isRetired)],
      rooms,
      currency,
      may: { write: grantOf(ctx, "settings.write") !== null },
    }
  },
})
