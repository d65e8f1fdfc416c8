import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { memberIdOf, takeOpenIncident } from "@/lib/incidents/reach"
import { nextStatuses, timesAt } from "@/lib/incidents/rules"
import { TellIncidentInput } from "@/lib/incidents/schema"
import { tellOthers } from "@/lib/incidents/tell-others"
import { type IncidentStatus, STATUS_WORDS } from "@/lib/incidents/words"
import { command } from "@/lib/operation"

/** What was found or done, and how it stands from then on. Words once said stay. */
export const tellIncident = command({
  name: "incidents.tell",
  may: "incidents.write",
  input: TellIncidentInput,
  async run({ ctx, tx, input }) {
    const { id, key, words } = input
    if (await tx.incidentUpdate.findFirst({ where: { id: key, incidentId: id }, select: { id: true } }))
      return { value: { id, isNew: false }, facts: [] }
    const before = await takeOpenIncident(tx, id)
    const status = (input.status ?? before.status) as IncidentStatus
    const isStep = status !== before.status
    if (isStep && !nextStatuses(before.status as IncidentStatus).includes(status)) fail("wrong_state")
    const { count } = await tx.incident.updateMany({
      where: { id, status: before.status },
      data: {
        status,
        ...(isStep && timesAt(before, status, ctx.now)),
        ...(input.scope !== undefined && { scope: input.scope }),
      },
    })
    if (count === 0) fail("conflict")
    const isPublic = before.isPublic && input.isPublic
    await tx.incidentUpdate.create({
      data: {
        id: key,
        incidentId: id,
        at: ctx.now,
        status,
        words,
        isPublic,
        byId: memberIdOf(ctx),
        byName: ctx.actor.name,
      },
    })
    const told = await tellOthers(tx, ctx, {
      incident: before,
      what: key,
      title: `${isStep ? STATUS_WORDS[status] : "Update"}: ${before.title}`,
      body: words,
    })
    return {
      value: { id, isNew: true },
      facts: [
        fact(isStep ? "incident.moved_on" : "incident.told", id, {
          before: { status: before.status },
          after: { status, isPublic, updateId: key },
          personal: { words, ...(input.scope !== undefined && { scope: input.scope }) },
        }),
        ...told,
      ],
    }
  },
})
