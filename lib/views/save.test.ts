import { beforeAll, expect, it } from "vitest"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { listViews } from "@/lib/views/list"
import { saveView } from "@/lib/views/save"
import { MOST_VIEWS } from "@/lib/views/words"

const db = await testDatabase()
let here: MadeClinic
beforeAll(async () => {
  here = await makeClinic()
})
const factsOf = async (id: string) =>
  (
    await db.owner.query<{ name: string }>(
      `select name from "Fact" where "subjectId" = $1 order by "createdAt"`,
      [id],
    )
  ).rows.map((row) => row.name)

it("keeps the filters and leaves the place in the list out; run twice it is one view and one fact", async () => {
  const ctxFor = await memberOf(here)
  const input = { page: "/jobs" as const, name: "Failed today", query: "?cursor=x&status=failed&since=24h" }
  const view = await saveView(ctxFor(["admin"]), input)
  expect(view).toMatchObject({ name: "Failed today", query: "status=failed&since=24h" })
  expect(await saveView(ctxFor(["admin"]), input)).toEqual(view)
  expect(await factsOf(view.id)).toEqual(["view.saved"])
})

it("takes newer filters under a name it knows", async () => {
  const ctxFor = await memberOf(here)
  const first = await saveView(ctxFor(["admin"]), { page: "/jobs", name: "Mine", query: "status=failed" })
  const second = await saveView(ctxFor(["admin"]), { page: "/jobs", name: "Mine", query: "dead=1" })
  expect(second).toEqual({ ...first, query: "dead=1" })
  expect(await listViews(ctxFor(["admin"]), { page: "/jobs" })).toEqual([second])
})

it("refuses one that keeps no filter, and more than a person can look through", async () => {
  const ctxFor = await memberOf(here)
  const save = (name: string, query: string) => saveView(ctxFor(["admin"]), { page: "/jobs", name, query })
  await expect(save("All", "cursor=x&nothing=1")).rejects.toMatchObject({ code: "invalid_input" })
  for (let i = 0; i < MOST_VIEWS; i++) await save(`View ${i}`, "dead=1")
  await expect(save("One more", "dead=1")).rejects.toMatchObject({ code: "wrong_state" })
  await save("View 1", "status=failed")
})

it("makes one view of two presses at once", async () => {
  const ctxFor = await memberOf(here)
  const input = { page: "/jobs" as const, name: "Twice", query: "dead=1" }
  const made = await Promise.all([saveView(ctxFor(["admin"]), input), saveView(ctxFor(["admin"]), input)])
  expect(made[0]).toEqual(made[1])
})

describeRefusals(saveView, {
  subject: "none",
  badInput: { page: "/jobs", name: " ", query: "dead=1" },
  async prepare() {
    const input = { page: "/jobs" as const, name: "Dead", query: "dead=1" }
    return { input, ctxFor: await memberOf(here), strangerFor: await memberOf(await makeClinic()) }
  },
})
