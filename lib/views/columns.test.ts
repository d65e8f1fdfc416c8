import { expect, it } from "vitest"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { keepColumns, readColumns } from "@/lib/views/columns"

await testDatabase()

const ground = async () => {
  const clinic = await makeClinic()
  return {
    clinic,
    ctxFor: await memberOf(clinic),
    strangerFor: await memberOf(await makeClinic()),
    input: { table: "leads" as const, columns: { campaign: true, due: false } },
  }
}

it("keeps what one shows for oneself alone; twice is one fact", async () => {
  const { clinic, ctxFor, input } = await ground()
  const me = ctxFor(["coordinator"])
  expect(await readColumns(me, { table: "leads" })).toEqual({})
  await keepColumns(me, input)
  await keepColumns(me, input)
  expect(await readColumns(me, { table: "leads" })).toEqual(input.columns)
  expect(await readColumns(me, { table: "runs" })).toEqual({})
  const colleague = await memberOf(clinic)
  expect(await readColumns(colleague(["coordinator"]), { table: "leads" })).toEqual({})
  const memberId = me.actor.kind === "member" ? me.actor.memberId : ""
  expect((await recorded(clinic.id, memberId)).map((one) => one.name)).toEqual(["view.columns_kept"])
})

it("takes no table and no column that cannot be", async () => {
  const { ctxFor } = await ground()
  const many = Object.fromEntries(
    Array.from({ length: 41 }, (_, n) => [
      `c${"x".repeat(n % 25)}${String.fromCharCode(97 + (n % 26))}`,
      true,
    ]),
  )
  for (const bad of [
    { table: "anything", columns: {} },
    { table: "leads", columns: { "a b": true } },
    { table: "leads", columns: many },
  ])
    await expect(keepColumns(ctxFor(["admin"]), bad as never)).rejects.toMatchObject({
      code: "invalid_input",
    })
})

describeRefusals(keepColumns, { subject: "none", prepare: ground, badInput: { table: "leads", columns: 7 } })
describeRefusals(readColumns, {
  subject: "none",
  prepare: async () => ({ ...(await ground()), input: { table: "leads" as const } }),
})
