import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { countRequests, listRequests } from "@/lib/subject-requests/list"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { requestGround } from "@/lib/testing/requests"

await testDatabase()
afterAll(closeDb)

it("shows open ones by their time, and numbers alone to whom sees numbers alone", async () => {
  const { admin, ctxFor, id, patient } = await requestGround("access")
  const page = await listRequests(admin, {})
  expect(page.rows).toMatchObject([{ id, patient: { id: patient.id }, clock: { day: 1, of: 30, left: 30 } }])
  expect(page.counts).toEqual({ open: 1, late: 0, soon: 0, finished: 0 })
  expect(await listRequests(ctxFor(["operator"]), {})).toMatchObject({
    rows: [],
    countsOnly: true,
    counts: { open: 1 },
  })
  expect((await listRequests(ctxFor(["auditor"]), {})).rows[0]?.patient.name).toBe("A. I.")
  expect(await listRequests(admin, { state: "finished" })).toMatchObject({ rows: [], nextCursor: null })
  expect(await countRequests(admin, {})).toMatchObject({ open: 1 })
  await expect(listRequests(admin, { cursor: "x" })).rejects.toMatchObject({ code: "invalid_input" })
})

describeRefusals(listRequests, {
  subject: "none",
  prepare: async () => ({ ...(await requestGround()), input: {} }),
  badInput: { state: "nowhere" },
})
describeRefusals(countRequests, {
  subject: "none",
  prepare: async () => ({ ...(await requestGround()), input: {} }),
})
