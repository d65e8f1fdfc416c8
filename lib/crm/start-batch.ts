import { accountOf } from "@/lib/crm/account"
import { HUBSPOT } from "@/lib/crm/links"
import { StartBatchInput } from "@/lib/crm/schema"
import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"

/** Writes everybody into HubSpot who may be: nobody is sent anything. One at a time in a clinic. */
export const startBatch = command({
  name: "crm.startBatch",
  may: "settings.write",
  input: StartBatchInput,
  async run({ ctx, tx, input }) {
    if (!(await accountOf(tx, ctx))) fail("not_connected")
    const total = await tx.patient.count({ where: { mergedIntoId: null } })
    const id = newId()
    const { count } = await tx.crmBatch.createMany({
      data: [
        {
          id,
          clinicId: ctx.clinicId,
          provider: HUBSPOT,
          total,
          startedById: memberIdOf(ctx),
          createdAt: ctx.now,
          updatedAt: ctx.now,
        },
      ],
      skipDuplicates: true,
    })
    if (count === 0) fail("wrong_state", { sentence: "Everybody is being written already." })
    const personal = { reason: input.reason }
    return {
      value: { id, total },
      facts: [fact("crm.batch_started", id, { after: { total }, personal })],
      events: [{ name: "crm.batch_started", data: { clinicId: ctx.clinicId, batchId: id } }],
    }
  },
})
