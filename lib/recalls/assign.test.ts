import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { assignRecall } from "@/lib/recalls/assign"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { recallGround } from "@/lib/testing/visits"
import { now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const prepare = async (given = {}) => {
  const ground = await recallGround(given)
  return { ...ground, input: { id: ground.id, owner: `member:${ground.ctxFor.member.id}` } }
}
describeRefusals(assignRecall, {
  prepare,
  wrongState: {
    when: "one that has ended",
    code: "wrong_state",
    prepare: () => prepare({ status: "unreachable", closedAt: now() }),
  },
})

it("is given to a colleague and taken back, each once; no role and no stranger", async () => {
  const ground = await prepare()
  const ctx = ground.ctxFor(["coordinator"])
  await assignRecall(ctx, ground.input)
  await assignRecall(ctx, ground.input)
  expect(await ground.read()).toMatchObject({ ownerId: ground.ctxFor.member.id })
  await assignRecall(ctx, { id: ground.id, owner: "" })
  expect(await ground.read()).toMatchObject({ ownerId: null })
  expect(await recorded(ground.clinic.id, ground.id)).toHaveLength(2)
  for (const owner of ["role:coordinator", `member:${ground.strangerFor.member.id}`])
    await expect(assignRecall(ctx, { id: ground.id, owner })).rejects.toMatchObject({ code: "invalid_input" })
})
