import { decidedSql } from "@/lib/agreement/decided"
import { type AgreementLead, AgreementRowsInput } from "@/lib/agreement/schema"
import { query } from "@/lib/operation"
import { addMs, DAY_MS } from "@/lib/time"

const MOST_ROWS = 100

type Found = { leadId: string; at: Date; ruled: string; came: string; isSame: boolean; patientId: string }

/** The leads behind one of the counts, newest first. Shows no name: a lead's own page does, to whom it may. */
export const listDecided = query({
  name: "agreement.list",
  may: "leads.score.read",
  input: AgreementRowsInput,
  async run({ ctx, tx, input, grant }): Promise<{ rows: AgreementLead[]; isCut: boolean }> {
    const { days, kind, key, against, only } = input
    // Who sees their own leads alone is shown no others here either.
    const own = grant.scope === "all" ? null : ctx.actor.kind === "member" ? ctx.actor.memberId : ctx.clinicId
    const found = await tx.$queryRaw<Found[]>`
      ${decidedSql(ctx.clinicId, addMs(ctx.now, -days * DAY_MS), against)}
      select said."leadId", said.at, said.word as ruled, said.came, said.same as "isSame" from said
      join "Lead" lead on lead.id = said."leadId"
      where said.kind = ${kind} and said.key = ${key} and said.against = ${against}
        and (${only === "all"} or not said.same) and (${own}::uuid is null or lead."ownerId" = ${own}::uuid)
      order by said.at desc, said."leadId" limit ${MOST_ROWS + 1}`
    const rows = found.slice(0, MOST_ROWS).map(({ leadId, at, ruled, came, isSame }) => ({
      leadId,
      at: at.toISOString(),
      ruled,
      came,
      isSame,
    }))
    return { rows, isCut: found.length > MOST_ROWS }
  },
  reads: () => null,
})
