import { afterAll, beforeAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listReleases } from "@/lib/jobs/releases"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeRun } from "@/lib/testing/runs"
import { statementsOf } from "@/lib/testing/statements"
import { addMs, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)
let here: MadeClinic
beforeAll(async () => {
  here = await makeClinic()
})

it("names the clinic's releases, the one that ran last first, in one statement", async () => {
  const other = await makeClinic()
  await makeRun(other.id, { releaseSha: "theirs" })
  for (const [sha, minutes] of [
    ["bbb", 30],
    ["aaa", 20],
    ["ccc", 10],
    ["bbb", 5],
  ] as const)
    await makeRun(here.id, { releaseSha: sha, createdAt: addMs(now(), -minutes * 60_000) })
  const ctx = await ctxWith(here, ["operator"])
  expect((await listReleases(ctx, {})).map((one) => one.sha)).toEqual(["bbb", "ccc", "aaa"])
  expect(await statementsOf(() => listReleases(ctx, {}))).toHaveLength(1)
  expect(await listReleases(await ctxWith(await makeClinic(), ["admin"]), {})).toEqual([])
})

describeRefusals(listReleases, {
  subject: "none",
  async prepare() {
    return { input: {}, ctxFor: await memberOf(here), strangerFor: await memberOf(await makeClinic()) }
  },
})
