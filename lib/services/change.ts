import { lockSlots } from "@/lib/appointments/lock"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { lockOrder } from "@/lib/practitioners/reach"
import { ChangeServiceInput } from "@/lib/services/schema"
import {
  readNames,
  requireRooms,
  requireServiceName,
  serviceById,
  toColumns,
  told,
} from "@/lib/services/stored"

/** Holds for what is booked from now on: what stands in the calendar keeps its length and its room. */
export const changeService = command({
  name: "services.change",
  may: "settings.write",
  input: ChangeServiceInput,
  async run({ ctx, tx, input: { id: wanted, ...input } }) {
    await lockSlots(tx, ctx)
    await lockOrder(tx, ctx, "services")
    const found = await serviceById(tx, wanted)
    const { id } = found
    await requireServiceName(tx, input.name, id)
    const roomIds = await requireRooms(tx, input.roomIds)
    const columns = toColumns(input)
    const { name, minutes, bufferBeforeMinutes, bufferAfterMinutes, stepMinutes, needsRoom } = found
    const before = told(
      {
        name,
        minutes,
        bufferBeforeMinutes,
        bufferAfterMinutes,
        stepMinutes,
        needsRoom,
        names: readNames(found.names),
        recallMonths: found.recallMonths,
        priceMinor: found.priceMinor,
      },
      found.rooms.map((one) => one.roomId).sort(),
    )
    const after = told(columns, roomIds)
    const isSame =
      [...Object.keys(after), ...Object.keys(before)].every(
        (key) =>
          JSON.stringify(before[key as keyof typeof before]) ===
          JSON.stringify(after[key as keyof typeof after]),
      ) && JSON.stringify(readNames(found.names)) === JSON.stringify(columns.names)
    if (isSame) return { value: { id }, facts: [] }
    await tx.service.update({ where: { id }, data: { ...columns, updatedAt: ctx.now } })
    await tx.serviceRoom.deleteMany({ where: { serviceId: id } })
    await tx.serviceRoom.createMany({
      data: roomIds.map((roomId) => ({ clinicId: ctx.clinicId, serviceId: id, roomId })),
    })
    return { value: { id }, facts: [fact("service.changed", id, { before, after })] }
  },
})
