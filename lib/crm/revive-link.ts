import { HUBSPOT } from "@/lib/crm/links"
import { ReviveInput } from "@/lib/crm/schema"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { standingPatientId } from "@/lib/patients/reach"

/** A contact that was deleted at HubSpot is written again, because a person says so. Never one that was erased. */
export const reviveLink = command({
  name: "crm.reviveLink",
  may: "settings.write",
  input: ReviveInput,
  async run({ ctx, tx, input: { id, reason } }) {
    const link = isId(id) ? await tx.crmLink.findUnique({ where: { id } }) : null
    if (!link) return fail("not_found")
    if (link.status === "erased")
      fail("wrong_state", { sentence: "This person had their data erased there: nothing is written again." })
    if (link.status === "linked") return { value: { id }, facts: [] }
    const patientId = await standingPatientId(tx, link.patientId)
    await tx.crmLink.update({
      where: { id },
      data: {
        status: "linked",
        externalId: null,
        because: null,
        endedAt: null,
        written: {},
        updatedAt: ctx.now,
      },
    })
    const { clinicId, now } = ctx
    return {
      value: { id },
      facts: [fact("crm.revived", id, { patientId, after: { partner: HUBSPOT }, personal: { reason } })],
      events: [
        {
          name: "crm.write_requested",
          data: { clinicId, patientId, askedAt: now.toISOString(), fields: "" },
        },
      ],
    }
  },
})
