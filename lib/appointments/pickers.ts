import { z } from "zod"
import { query } from "@/lib/operation"

export type Pickers = {
  practitioners: { id: string; name: string; title: string | null; colour: number; memberId: string | null }[]
  rooms: { id: string; name: string }[]
  /** `by`: who does it, and in how many minutes. */
  services: { id: string; name: string; minutes: number; needsRoom: boolean; by: Record<string, number> }[]
}

const ORDER = [{ position: "asc" }, { id: "asc" }] as const
const MOST = 500

/** Whom, where and for what one can book now: what is retired is left out. */
export const listPickers = query({
  name: "appointments.pickers",
  may: "appointments.read",
  input: z.strictObject({}),
  async run({ tx }): Promise<Pickers> {
    const standing = { where: { retiredAt: null }, orderBy: [...ORDER], take: MOST }
    const practitioners = await tx.practitioner.findMany({
      ...standing,
      select: { id: true, name: true, title: true, colour: true, memberId: true },
    })
    const rooms = await tx.room.findMany({ ...standing, select: { id: true, name: true } })
    const services = await tx.service.findMany({
      ...standing,
      select: {
        id: true,
        name: true,
        minutes: true,
        needsRoom: true,
        practitioners: { select: { practitionerId: true, minutes: true } },
      },
    })
    const known = new Set(practitioners.map((one) => one.id))
    return {
      practitioners,
      rooms,
      services: services.map(({ practitioners: by, ...service }) => ({
        ...service,
        by: Object.fromEntries(
          by
            .filter((one) => known.has(one.practitionerId))
            .map((one) => [one.practitionerId, one.minutes ?? service.minutes]),
        ),
      })),
    }
  },
})
