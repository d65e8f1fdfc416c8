import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { waitingGround } from "@/lib/testing/waiting-list"
import { changeEntry } from "./change"
import { withdrawEntry } from "./withdraw"

await testDatabase()
const ground = async () => {
  const one = await waitingGround()
  const { entryId } = await one.waits()
  return { ...one, entryId, input: { id: entryId, priority: 2, weekdays: [1] } }
}
const facts = (one: Awaited<ReturnType<typeof ground>>) =>
  inClinic(one.clinic.id, (tx) => tx.fact.findMany({ where: { subjectId: one.entryId } }))

it("changes what is asked for, and tells of it once", async () => {
  const one = await ground()
  const ctx = one.ctxFor(["coordinator"])
  await changeEntry(ctx, one.input)
  await changeEntry(ctx, one.input)
  const row = await inClinic(one.clinic.id, (tx) =>
    tx.waitingListEntry.findUniqueOrThrow({ where: { id: one.entryId } }),
  )
  expect(row).toMatchObject({ priority: 2, weekdays: [1], status: "waiting" })
  expect((await facts(one)).map(({ name, after }) => [name, after])).toEqual([
    ["waiting_list.changed", { changed: ["weekdays", "priority"], priority: 2 }],
  ])
})

it("leaves an offer in hand as it is", async () => {
  const one = await ground()
  await one.asked("2037-03-10T08:00:00.000Z")
  await changeEntry(one.ctxFor(["coordinator"]), one.input)
  expect((await one.offers())[0]).toMatchObject({
    status: "offered",
    entry: { status: "offered", priority: 2 },
  })
})

it("refuses a practitioner of nobody's", async () => {
  const one = await ground()
  const given = { ...one.input, practitionerIds: ["01900000-0000-7000-8000-000000000000"] }
  await expect(changeEntry(one.ctxFor(["admin"]), given)).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(changeEntry, {
  prepare: ground,
  wrongState: {
    when: "a place that has ended",
    code: "wrong_state",
    prepare: async () => {
      const one = await ground()
      await withdrawEntry(one.ctxFor(["admin"]), { id: one.entryId })
      return one
    },
  },
})
