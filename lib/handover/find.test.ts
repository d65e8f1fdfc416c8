import { expect, it } from "vitest"
import { findHandover } from "@/lib/handover/find"
import { testDatabase } from "@/lib/testing/db"
import { handoverGround } from "@/lib/testing/handover"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("shows an auditor initials, no class, no clock of a hot one and no words", async () => {
  const { ctxFor, otherFor, signed, add, lead } = await handoverGround()
  await add({ title: "Zanubia wants the gnarled molar out", patientId: lead.patientId })
  const id = await signed()
  const auditor = await findHandover(otherFor(["auditor"]), { id })
  expect(auditor.detail).toMatchObject({
    note: null,
    items: [{ kind: "task", patient: "Z. Q.", title: null }],
  })
  expect(JSON.stringify(auditor)).not.toMatch(/Zanubia|gnarled|"hot"/)
  const colleague = await findHandover(otherFor(["coordinator"]), { id })
  expect(colleague.detail).toMatchObject({ note: expect.stringContaining("gnarled"), may: { receive: true } })
  expect((await findHandover(ctxFor(["coordinator"]), { id })).detail.may).toMatchObject({ correct: true })
})

it("says to each role what it may know, and shows a draft to nobody else", async () => {
  const { otherFor, signed, draft, add, lead } = await handoverGround()
  await add({ title: "Zanubia wants the gnarled molar out", patientId: lead.patientId })
  const id = await signed()
  const said = async (role: "frontdesk" | "doctor" | "operator") =>
    (await findHandover(otherFor([role]), { id })).detail
  expect(await said("frontdesk")).toMatchObject({
    note: null,
    items: [{ kind: "task" }],
    may: { receive: false },
  })
  expect(await said("doctor")).toMatchObject({
    note: null,
    items: [{ kind: "hot", patient: "Zanubia Quartermaine" }, { title: null }],
  })
  const operator = await said("operator")
  expect(operator).toMatchObject({ note: null, may: { receive: false } })
  expect(JSON.stringify(operator)).not.toMatch(/Zanubia|gnarled|"hot"/)
  await expect(findHandover(otherFor(["admin"]), { id: await draft("frontdesk") })).rejects.toMatchObject({
    code: "not_found",
  })
})

it("a front desk's note tells no class", async () => {
  const { otherFor, signed, readNote } = await handoverGround()
  const id = await signed("frontdesk")
  expect(JSON.stringify((await readNote(id)).items)).not.toContain('"hot"')
  expect((await findHandover(otherFor(["frontdesk"]), { id })).detail.items).toMatchObject([
    { kind: "waiting", patient: "Zanubia Quartermaine", dueAt: null },
  ])
})

describeRefusals(findHandover, {
  prepare: async () => {
    const ground = await handoverGround()
    return { ...ground, input: { id: await ground.signed("admin") } }
  },
})
