import { fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { requireMember } from "@/lib/leads/reach"
import { command } from "@/lib/operation"
import { lockOrder } from "@/lib/practitioners/reach"
import { AddServiceInput } from "@/lib/services/schema"
import { requireRooms, requireServiceName, toColumns, told } from "@/lib/services/stored"

/** Something patients can come for. Who does it is said with each practitioner. */
export const addService = command({
  name: "services.add",
  may: "settings.write",
  input: AddServiceInput,
  async run({ ctx, tx, input: { key, ...input } }) {
    const { clinicId, now } = ctx
    const id = idFrom(`service ${requireMember(ctx)} ${key}`)
    await lockOrder(tx, ctx, "services")
    if (await tx.service.findUnique({ where: { id }, select: { id: true } }))
      return { value: { id }, facts: [] }
    await requireServiceName(tx, input.name, id)
    const roomIds = await requireRooms(tx, input.roomIds)
    const columns = toColumns(input)
    const last = await tx.service.aggregate({ _max: { position: true } })
    const position = (last._max.position ?? -1) + 1
    await tx.service.create({ data: { ...columns, id, clinicId, position, createdAt: now, updatedAt: now } })
    await tx.serviceRoom.createMany({ data: roomIds.map((roomId) => ({ clinicId, serviceId: id, roomId })) })
    return { value: { id }, facts: [fact("service.added", id, { after: told(columns, roomIds) })] }
  },
})
