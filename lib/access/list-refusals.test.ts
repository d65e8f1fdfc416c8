import { afterAll, expect, it } from "vitest"
import { listRefusals } from "@/lib/access/list-refusals"
import { closeDb } from "@/lib/db"
import { recordRefusal } from "@/lib/sessions/refuse"
import { accessGround } from "@/lib/testing/access"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

describeRefusals(listRefusals, {
  prepare: async () => ({ ...(await accessGround()), input: {} }),
  subject: "none",
})

it("names who asked for what, to the clinic all and to a person their own", async () => {
  const { clinic, ctxFor, strangerFor } = await accessGround()
  const doctor = await ctxWith(clinic, ["doctor"])
  await recordRefusal(doctor, "team.write")
  await recordRefusal(await ctxWith(clinic, ["frontdesk"]), "/audit")
  const seen = async (ctx: typeof doctor) => (await listRefusals(ctx, {})).rows.map((row) => row.what)
  expect((await seen(ctxFor(["admin"]))).sort()).toEqual(["/audit", "team.write"])
  expect(await seen(doctor)).toEqual(["team.write"])
  expect(await seen(strangerFor(["admin"]))).toEqual([])
})
