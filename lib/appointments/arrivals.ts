import { z } from "zod"
import { type ArrivalRow, dayOf, ofDay } from "@/lib/appointments/of-day"
import { Day, Id, optional } from "@/lib/appointments/schema"
import { patientsIn } from "@/lib/appointments/to-row"
import { OF_A_DAY } from "@/lib/appointments/words"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"

export const ArrivalsInput = z.strictObject({
  /** Today where absent. */
  on: optional(Day),
  practitioner: optional(Id),
  room: optional(Id),
})

export type Arrivals = {
  on: string
  rows: ArrivalRow[]
  /** More than fit: narrow it to a practitioner or a room. */
  isCut: boolean
}

/** More are not read at once. */
const MOST = 600

/** Everybody who comes on a day, and where they are by now. What was cancelled or moved away is not of the day. */
export const listArrivals = query({
  name: "appointments.arrivals",
  may: "appointments.read",
  input: ArrivalsInput,
  async run({ ctx, tx, input, grant }): Promise<Arrivals> {
    const day = dayOf(ctx, input.on)
    const only = (column: "practitionerId" | "roomId", id?: string) =>
      id ? (isId(id) ? { [column]: id } : { id: { in: [] } }) : {}
    const where = {
      AND: [
        { status: { in: [...OF_A_DAY] } },
        only("practitionerId", input.practitioner),
        only("roomId", input.room),
      ],
    }
    const rows = await ofDay(tx, ctx, grant, day, where, MOST + 1)
    return { on: day.on, rows: rows.slice(0, MOST), isCut: rows.length > MOST }
  },
  reads: ({ value }) => ({ what: "appointments", list: true, patientIds: patientsIn(value.rows) }),
})
