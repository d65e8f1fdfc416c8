import { beforeAll, expect, it } from "vitest"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { listViews } from "@/lib/views/list"
import { renameView } from "@/lib/views/rename"
import { saveView } from "@/lib/views/save"

const db = await testDatabase()
let here: MadeClinic
beforeAll(async () => {
  here = await makeClinic()
})

async function ground() {
  const ctxFor = await memberOf(here)
  const { id } = await saveView(ctxFor(["admin"]), { page: "/jobs", name: "Dead", query: "dead=1" })
  return { input: { id, name: "Dead letters" }, ctxFor, strangerFor: await memberOf(await makeClinic()) }
}

it("gives it another name; run twice it is harmless", async () => {
  const { input, ctxFor } = await ground()
  for (let i = 0; i < 2; i++) expect(await renameView(ctxFor(["operator"]), input)).toEqual(input)
  expect(await listViews(ctxFor(["operator"]), { page: "/jobs" })).toMatchObject([{ name: "Dead letters" }])
  const { rows } = await db.owner.query(
    `select name from "Fact" where "subjectId" = $1 order by "createdAt", id`,
    [input.id],
  )
  expect(rows.map((row) => row.name)).toEqual(["view.saved", "view.renamed"])
})

it("is not for a colleague's, nor to a name one has already", async () => {
  const { input, ctxFor } = await ground()
  const colleague = await memberOf(here)
  await expect(renameView(colleague(["admin"]), input)).rejects.toMatchObject({ code: "not_found" })
  await saveView(ctxFor(["admin"]), { page: "/jobs", name: input.name, query: "status=failed" })
  await expect(renameView(ctxFor(["admin"]), input)).rejects.toMatchObject({ code: "conflict" })
})

describeRefusals(renameView, { badInput: { id: 7, name: "x" }, prepare: ground })
