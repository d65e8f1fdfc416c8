import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { takeIncident } from "@/lib/incidents/reach"
import { CloseIncidentInput } from "@/lib/incidents/schema"
import { tellOthers } from "@/lib/incidents/tell-others"
import { command } from "@/lib/operation"

/** Nothing more follows: somebody saw that it works, and there is a postmortem, or a reason why not. */
export const closeIncident = command({
  name: "incidents.close",
  may: "incidents.write",
  input: CloseIncidentInput,
  async run({ ctx, tx, input: { id, reason } }) {
    const before = await takeIncident(tx, id)
    if (before.status === "closed") return { value: { id }, facts: [] }
    if (before.status !== "verified")
      fail("wrong_state", { sentence: "First somebody has to see for themselves that it works again." })
    if (!before.postmortem && !reason)
      fail("invalid_input", { fields: { reason: "Say why there is no postmortem." } })
    const noPostmortem = before.postmortem ? null : reason
    const { count } = await tx.incident.updateMany({
      where: { id, status: "verified" },
      data: { status: "closed", closedAt: ctx.now, noPostmortem },
    })
    if (count === 0) fail("conflict")
    const told = await tellOthers(tx, ctx, {
      incident: before,
      what: "closed",
      title: `Closed: ${before.title}`,
      body: noPostmortem ? `Without a postmortem: ${noPostmortem}` : "The postmortem is written.",
    })
    const after = { status: "closed", hasPostmortem: !noPostmortem }
    const personal = reason ? { reason } : undefined
    return { value: { id }, facts: [fact("incident.closed", id, { after, personal }), ...told] }
  },
})
