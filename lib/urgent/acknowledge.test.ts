import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { ctxOf, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { readLead } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { openedCase, readCase } from "@/lib/testing/urgent"
import { addMs, MINUTE_MS, now } from "@/lib/time"
import { acknowledgeCase } from "@/lib/urgent/acknowledge"
import { closeCase } from "@/lib/urgent/close"

await testDatabase()
afterAll(closeDb)

async function ground() {
  const clinic = await makeClinic()
  const ana = await makeMember(clinic.id, ["coordinator"], { name: "Ana" })
  const ion = await makeMember(clinic.id, ["doctor"], { name: "Ion" })
  return { clinic, ana: ctxOf(clinic, ana), ion: ctxOf(clinic, ion), ...(await openedCase(clinic)) }
}

it("keeps name, time and way once, and the lead's clock goes on", async () => {
  const { clinic, ana, caseId, lead } = await ground()
  const before = await readLead(lead)
  for (const _ of [1, 2])
    await acknowledgeCase(ana, { id: caseId, way: "lead", words: "I ring her from home" })
  const one = await readCase(clinic.id, caseId)
  expect(one).toMatchObject({ status: "acknowledged", acknowledgedBy: "lead", nextTierAt: one.dueAt })
  expect(await readLead(lead)).toMatchObject({ dueAt: before.dueAt, waitingSince: before.waitingSince })
  const [fact, ...more] = (await recorded(clinic.id, caseId)).filter(
    (row) => row.name === "urgent.acknowledged",
  )
  expect(fact).toMatchObject({ personal: { words: "I ring her from home" } })
  expect(more).toEqual([])
})

it("of two at once one stands, and the other is told who", async () => {
  const { clinic, ana, ion, caseId } = await ground()
  const both = await Promise.allSettled([
    acknowledgeCase(ana, { id: caseId }),
    acknowledgeCase(ion, { id: caseId }),
  ])
  const lost = both.filter((one) => one.status === "rejected")
  expect(lost).toHaveLength(1)
  const winner = (await readCase(clinic.id, caseId)).acknowledgedById
  const name = ana.actor.kind === "member" && winner === ana.actor.memberId ? "Ana" : "Ion"
  expect(lost[0]?.reason).toMatchObject({
    code: "already_taken",
    sentence: `${name} looks after it already.`,
  })
})

it("ends what was answered meanwhile", async () => {
  const { clinic, ana, caseId, lead } = await ground()
  await inClinic(clinic.id, (tx) => tx.lead.update({ where: { id: lead.id }, data: { waitingSince: null } }))
  await acknowledgeCase(ana, { id: caseId })
  expect(await readCase(clinic.id, caseId)).toMatchObject({ status: "closed", acknowledgedById: null })
})

it("after the time ran out there are some minutes more", async () => {
  const clinic = await makeClinic()
  const { caseId } = await openedCase(clinic, { wroteAt: addMs(now(), -60 * MINUTE_MS) })
  const ctx = (await memberOf(clinic))(["doctor"])
  await acknowledgeCase(ctx, { id: caseId })
  expect((await readCase(clinic.id, caseId)).nextTierAt).toEqual(addMs(ctx.now, 5 * MINUTE_MS))
})

const prepare = async () => {
  const clinic = await makeClinic()
  const { caseId } = await openedCase(clinic)
  return {
    input: { id: caseId },
    ctxFor: await memberOf(clinic),
    strangerFor: await memberOf(await makeClinic()),
  }
}
describeRefusals(acknowledgeCase, {
  prepare,
  wrongState: {
    when: "a closed case",
    code: "wrong_state",
    prepare: async () => {
      const made = await prepare()
      await closeCase(made.ctxFor(["admin"]), { id: made.input.id, reason: "A joke" })
      return made
    },
  },
})
