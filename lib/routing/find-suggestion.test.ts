import { expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { takeLead } from "@/lib/leads/take"
import { findSuggestion } from "@/lib/routing/find-suggestion"
import { routeLead } from "@/lib/routing/route-lead"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { addLead } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { routingGround } from "@/lib/testing/routing"

await testDatabase()

it("says for whom it is meant while it is nobody's", async () => {
  const { ctxFor, clinic, rule } = await routingGround()
  const doctor = await makeMember(clinic.id, ["doctor"])
  await rule({ name: "To a doctor", target: "role:doctor" })
  const { id } = await addLead(clinic.id)
  const ctx = ctxFor(["coordinator"])
  expect(await findSuggestion(ctx, { id })).toBeNull()
  await routeLead(systemCtx(clinic.id, clinic, "lead-scoring-workflow"), { leadId: id })
  expect(await findSuggestion(ctx, { id })).toMatchObject({
    memberId: doctor.id,
    name: doctor.name,
    rule: "To a doctor",
  })
  await takeLead(ctx, { id })
  expect(await findSuggestion(ctx, { id })).toBeNull()
})

describeRefusals(findSuggestion, {
  prepare: async () => {
    const ground = await routingGround()
    return { ...ground, input: { id: (await addLead(ground.clinic.id)).id } }
  },
})
