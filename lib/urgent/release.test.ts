import { afterAll, expect, it } from "vitest"
import { closeDb, enginePool } from "@/lib/db"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { openedCase, readCase } from "@/lib/testing/urgent"
import { acknowledgeCase } from "@/lib/urgent/acknowledge"
import { closeCase } from "@/lib/urgent/close"
import { releaseCase } from "@/lib/urgent/release"

await testDatabase()
afterAll(closeDb)

async function acknowledged() {
  const clinic = await makeClinic()
  const ctxFor = await memberOf(clinic)
  const { caseId, lead } = await openedCase(clinic)
  await acknowledgeCase(ctxFor(["coordinator"]), { id: caseId })
  return {
    clinic,
    ctxFor,
    caseId,
    lead,
    strangerFor: await memberOf(await makeClinic()),
    input: { id: caseId },
  }
}

it("makes it everybody's again, once, at the next tier's own time, and a run follows it", async () => {
  const { clinic, ctxFor, caseId, lead } = await acknowledged()
  for (const _ of [1, 2]) await releaseCase(ctxFor(["coordinator"]), { id: caseId, reason: "On the road" })
  const one = await readCase(clinic.id, caseId)
  expect(one).toMatchObject({ status: "open", acknowledgedById: null, nextTierAt: one.tierTimes[0] })
  const names = (await recorded(clinic.id, caseId)).map((row) => row.name)
  expect(names.filter((name) => name === "urgent.released")).toHaveLength(1)
  const { rows } = await enginePool().query(
    `select 1 from engine.event where only_function = 'escalate-urgent-case' and data ->> 'leadId' = $1 and id like '%released%'`,
    [lead.id],
  )
  expect(rows).toHaveLength(1)
})

it("is for who looks after it", async () => {
  const { clinic, caseId } = await acknowledged()
  await expect(releaseCase(await ctxWith(clinic, ["admin"]), { id: caseId })).rejects.toMatchObject({
    code: "forbidden",
  })
})

describeRefusals(releaseCase, {
  prepare: acknowledged,
  wrongState: {
    when: "a closed case",
    code: "wrong_state",
    prepare: async () => {
      const made = await acknowledged()
      await closeCase(made.ctxFor(["admin"]), { id: made.caseId, reason: "A joke" })
      return made
    },
  },
})
