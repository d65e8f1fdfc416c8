import { can, type Role } from "@/lib/can"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { takeOpenIncident } from "@/lib/incidents/reach"
import { AssignIncidentInput } from "@/lib/incidents/schema"
import { command } from "@/lib/operation"

const COLUMNS = {
  lead: ["leadId", "leadName"],
  communicator: ["communicatorId", "communicatorName"],
  scribe: ["scribeId", "scribeName"],
} as const

/** Who leads it, who tells others, who writes it down. One person may do all three. */
export const assignIncident = command({
  name: "incidents.assign",
  may: "incidents.write",
  input: AssignIncidentInput,
  async run({ ctx, tx, input: { id, role, memberId } }) {
    const before = await takeOpenIncident(tx, id)
    const [idColumn, nameColumn] = COLUMNS[role]
    const wanted = memberId || null
    const value = { id, isNew: before[idColumn] !== wanted }
    if (!value.isNew) return { value, facts: [] }
    const member = wanted
      ? ((await tx.member.findFirst({
          where: { id: wanted, active: true, OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }] },
          select: { name: true, roles: true },
        })) ?? fail("not_found"))
      : null
    if (member && !can(member.roles as Role[], "incidents.write"))
      fail("invalid_input", { fields: { memberId: "Their role does not let them work on incidents." } })
    await tx.incident.update({
      where: { id },
      data: { [idColumn]: wanted, [nameColumn]: member?.name ?? "" },
    })
    return {
      value,
      facts: [
        fact("incident.assigned", id, {
          before: { role, memberId: before[idColumn] },
          after: { role, memberId: wanted },
        }),
      ],
    }
  },
})
