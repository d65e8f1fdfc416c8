import { expect, it } from "vitest"
import { testDatabase } from "@/lib/testing/db"
import { waitingGround } from "@/lib/testing/waiting-list"
import { listFreedSlots } from "./slots"

await testDatabase()

it("lists times that came free with how many were asked, the clinic's own alone", async () => {
  const one = await waitingGround()
  await one.waits()
  await one.waits({ name: "Second" })
  const { slotId } = await one.asked("2037-03-10T08:00:00.000Z")
  const { rows } = await listFreedSlots(one.ctxFor(["frontdesk"]), {})
  expect(rows).toMatchObject([
    { id: slotId, status: "offering", cause: "cancelled", asked: 1, practitioner: { name: "Dr 0" } },
  ])
  expect((await listFreedSlots(one.strangerFor(["admin"]), {})).rows).toEqual([])
  await expect(listFreedSlots(one.ctxFor(["auditor"]), {})).rejects.toMatchObject({ code: "forbidden" })
})
