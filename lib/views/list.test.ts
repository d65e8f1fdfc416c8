import { beforeAll, expect, it } from "vitest"
import { ctxOf, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic, makeMember } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { listViews } from "@/lib/views/list"
import { saveView } from "@/lib/views/save"

await testDatabase()
let here: MadeClinic
beforeAll(async () => {
  here = await makeClinic()
})

it("shows one's own views of that list, by name, and no colleague's", async () => {
  const mine = await memberOf(here)
  const colleague = await memberOf(here)
  for (const name of ["Stuck", "Dead"])
    await saveView(mine(["operator"]), { page: "/jobs", name, query: `q=${name}` })
  await saveView(colleague(["admin"]), { page: "/jobs", name: "Theirs", query: "dead=1" })
  const found = await listViews(mine(["operator"]), { page: "/jobs" })
  expect(found.map((one) => [one.name, one.query])).toEqual([
    ["Dead", "q=Dead"],
    ["Stuck", "q=Stuck"],
  ])
})

it("is nobody's who is no member", async () => {
  const ctx = ctxOf(here, await makeMember(here.id, ["admin"]))
  const machine = { ...ctx, actor: { kind: "system" as const, name: "retention" } }
  await expect(listViews(machine, { page: "/jobs" })).rejects.toMatchObject({ code: "forbidden" })
})

describeRefusals(listViews, {
  subject: "none",
  badInput: { page: "/elsewhere" },
  async prepare() {
    return {
      input: { page: "/jobs" as const },
      ctxFor: await memberOf(here),
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})
