import { expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { listRoutingRules } from "@/lib/routing/list-rules"
import { routeLead } from "@/lib/routing/route-lead"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { addLead } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { routingGround } from "@/lib/testing/routing"

await testDatabase()

it("says in order what each did, and what none did", async () => {
  const { ctxFor, clinic, rule } = await routingGround()
  const ana = await makeMember(clinic.id, ["coordinator"])
  const named = await rule({ name: "To Ana", sources: ["web"], target: `member:${ana.id}` })
  const rest = await rule({ target: "role:doctor", sources: ["voice"] })
  const job = systemCtx(clinic.id, clinic, "lead-scoring-workflow")
  for (const [source, classification] of [
    ["web", "WARM"],
    ["web", "HOT"],
    ["import", "WARM"],
    ["voice", "WARM"],
  ] as const)
    await routeLead(job, { leadId: (await addLead(clinic.id, { source, classification })).id })
  const list = await listRoutingRules(ctxFor(["coordinator"]), {})
  expect(list).toMatchObject({
    rules: [
      { id: named, person: { name: ana.name, here: true }, counts: { assigned: 1, suggested: 1, taken: 0 } },
      { id: rest, person: null, counts: { assigned: 0, suggested: 0 } },
    ],
    unowned: { no_rule: 1, nobody_here: 1 },
    may: { write: false },
  })
})

describeRefusals(listRoutingRules, {
  subject: "none",
  prepare: async () => ({ ...(await routingGround()), input: {} }),
})
