import { afterAll, expect, it } from "vitest"
import { listSilences } from "@/lib/alerts/list-silences"
import { silenceAlert } from "@/lib/alerts/silence"
import { closeDb } from "@/lib/db"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

describeRefusals(listSilences, {
  subject: "none",
  async prepare() {
    const clinic = await makeClinic()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

it("shows what is quiet, the next to end first, and names no colleague of another clinic", async () => {
  const ctx = await ctxWith(await makeClinic(), ["operator"])
  const reason = "A known thing"
  await silenceAlert(ctx, { name: "disk", hours: 24, reason })
  await silenceAlert(ctx, { name: "cpu", hours: 1, reason })
  expect((await listSilences(ctx, {})).silences.map((one) => one.name)).toEqual(["cpu", "disk"])
  const elsewhere = await ctxWith(await makeClinic(), ["auditor"])
  expect((await listSilences(elsewhere, {})).silences.map((one) => one.by)).toEqual([null, null])
})
