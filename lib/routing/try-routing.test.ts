import { expect, it } from "vitest"
import { newId } from "@/lib/ids"
import { tryRouting } from "@/lib/routing/try-routing"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { addLead, factsOf, readLead } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { routingGround } from "@/lib/testing/routing"

await testDatabase()

it("says who would get it and why the others not, and changes nothing", async () => {
  const { ctxFor, clinic, rule, decisions } = await routingGround()
  const ana = await makeMember(clinic.id, ["coordinator"])
  await rule({ name: "German", languages: ["de"] })
  const wins = await rule()
  const typed = await tryRouting(ctxFor(["admin"]), { language: "ro", service: "implants" })
  expect(typed).toMatchObject({
    outcome: "assigned",
    ruleId: wins,
    member: { id: ana.id },
    rules: [{ misfit: "language" }, { misfit: null }],
  })
  const lead = await addLead(clinic.id)
  expect(await tryRouting(ctxFor(["coordinator"]), { leadId: lead.id })).toMatchObject({
    outcome: "suggested",
  })
  expect([await decisions(lead.id), await factsOf(lead), (await readLead(lead)).ownerId]).toEqual([
    [],
    [],
    null,
  ])
})

it("tells an auditor nothing of a lead, whose class it may not know", async () => {
  const { ctxFor, clinic } = await routingGround()
  const { id } = await addLead(clinic.id)
  for (const leadId of [id, newId()])
    await expect(tryRouting(ctxFor(["auditor"]), { leadId })).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(tryRouting, {
  prepare: async () => {
    const ground = await routingGround()
    return { ...ground, input: { leadId: (await addLead(ground.clinic.id)).id } }
  },
})
