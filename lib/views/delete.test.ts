import { beforeAll, expect, it } from "vitest"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { deleteView } from "@/lib/views/delete"
import { listViews } from "@/lib/views/list"
import { saveView } from "@/lib/views/save"

await testDatabase()
let here: MadeClinic
beforeAll(async () => {
  here = await makeClinic()
})

async function ground() {
  const ctxFor = await memberOf(here)
  const { id } = await saveView(ctxFor(["admin"]), { page: "/jobs", name: "Dead", query: "dead=1" })
  return { input: { id }, ctxFor, strangerFor: await memberOf(await makeClinic()) }
}

it("takes it away; a second time there is nothing", async () => {
  const { input, ctxFor } = await ground()
  await saveView(ctxFor(["admin"]), { page: "/jobs", name: "Stays", query: "dead=1" })
  expect(await deleteView(ctxFor(["admin"]), input)).toEqual(input)
  await expect(deleteView(ctxFor(["admin"]), input)).rejects.toMatchObject({ code: "not_found" })
  expect(await listViews(ctxFor(["admin"]), { page: "/jobs" })).toMatchObject([{ name: "Stays" }])
})

it("is not for a colleague's", async () => {
  const { input, ctxFor } = await ground()
  const colleague = await memberOf(here)
  await expect(deleteView(colleague(["admin"]), input)).rejects.toMatchObject({ code: "not_found" })
  expect(await listViews(ctxFor(["admin"]), { page: "/jobs" })).toHaveLength(1)
})

describeRefusals(deleteView, { badInput: { id: 7 }, prepare: ground })
