import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { changeLeadStatus } from "@/lib/leads/change-status"
import { overrideScore } from "@/lib/leads/override-score"
import { takeLead } from "@/lib/leads/take"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { openedCase, readCase } from "@/lib/testing/urgent"
import { closeCase } from "@/lib/urgent/close"

await testDatabase()
afterAll(closeDb)

async function ground() {
  const clinic = await makeClinic()
  const { caseId, lead } = await openedCase(clinic)
  return {
    clinic,
    caseId,
    lead,
    ctxFor: await memberOf(clinic),
    strangerFor: await memberOf(await makeClinic()),
    input: { id: caseId, reason: "Called, it is a joke" },
  }
}

it("keeps who and why, once", async () => {
  const { clinic, caseId, ctxFor, input } = await ground()
  for (const _ of [1, 2]) await closeCase(ctxFor(["frontdesk"]), input)
  expect(await readCase(clinic.id, caseId)).toMatchObject({
    status: "closed",
    closedBecause: "by_member",
    closedById: ctxFor.member.id,
    nextTierAt: null,
  })
  const facts = (await recorded(clinic.id, caseId)).filter((one) => one.name === "urgent.closed")
  expect(facts).toMatchObject([{ personal: { reason: "Called, it is a joke" } }])
})

it("comes with taking the lead, and with its status", async () => {
  const one = await ground()
  await takeLead(one.ctxFor(["doctor"]), { id: one.lead.id })
  expect(await readCase(one.clinic.id, one.caseId)).toMatchObject({
    closedBecause: "taken",
    closedById: one.ctxFor.member.id,
  })
  const other = await ground()
  await changeLeadStatus(other.ctxFor(["coordinator"]), { id: other.lead.id, to: "contacted" })
  expect(await readCase(other.clinic.id, other.caseId)).toMatchObject({ closedBecause: "status" })
})

it("comes with a person's word that nothing presses, and not with one that something does", async () => {
  const word = { reason: "A joke about horses", score: 2 }
  const one = await ground()
  const set = { ...word, id: one.lead.id, key: newId(), urgency: "none" as const }
  for (const _ of [1, 2]) await overrideScore(one.ctxFor(["coordinator"]), set)
  expect(await readCase(one.clinic.id, one.caseId)).toMatchObject({
    closedBecause: "lowered",
    closedById: one.ctxFor.member.id,
    nextTierAt: null,
  })
  expect((await recorded(one.clinic.id, one.caseId)).map(({ name }) => name)).toEqual([
    "urgent.opened",
    "urgent.closed",
  ])
  const other = await ground()
  await overrideScore(other.ctxFor(["coordinator"]), {
    ...word,
    id: other.lead.id,
    key: newId(),
    urgency: "medium",
  })
  expect(await readCase(other.clinic.id, other.caseId)).toMatchObject({ status: "open" })
})

describeRefusals(closeCase, {
  prepare: ground,
  wrongState: {
    when: "one that a colleague closed",
    code: "wrong_state",
    prepare: async () => {
      const made = await ground()
      await closeCase(await ctxWith(made.clinic, ["admin"]), made.input)
      return made
    },
  },
})
