import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { openRequest } from "@/lib/subject-requests/open-request"
import { testDatabase } from "@/lib/testing/db"
import { patientGround } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"
import { requestGround } from "@/lib/testing/requests"
import { addMs, calendarDay, DAY_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

it("takes it down with a clock of 30 days and a task; one of a kind is open at a time", async () => {
  const { admin, id, patient, read, factsOf } = await requestGround("access", { sure: false })
  const request = await read()
  expect(request).toMatchObject({ status: "received", words: "What do you know of me?" })
  expect(request.dueAt.getTime() - request.receivedAt.getTime()).toBe(30 * DAY_MS)
  const again = { key: newId(), patientId: patient.id, kind: "access" as const, channel: "phone" as const }
  expect(await openRequest(admin, again)).toEqual({ id, isNew: false })
  expect(await factsOf()).toEqual(["subject_request.opened"])
  expect(await openRequest(admin, { ...again, kind: "erasure" })).toMatchObject({ isNew: true })
})

it("counts from the day they asked, not from a day to come", async () => {
  const { admin, patient, clinic } = await requestGround("access")
  const day = (days: number) => calendarDay(addMs(now(), days * DAY_MS), clinic.timeZone)
  const input = { key: newId(), patientId: patient.id, kind: "erasure" as const, channel: "letter" as const }
  for (const receivedOn of [day(2), day(-120)])
    await expect(openRequest(admin, { ...input, receivedOn })).rejects.toMatchObject({
      code: "invalid_input",
    })
  expect(await openRequest(admin, { ...input, receivedOn: day(-10) })).toMatchObject({ isNew: true })
})

describeRefusals(openRequest, {
  prepare: async () => {
    const made = await patientGround()
    return {
      ...made,
      input: { key: newId(), patientId: made.patient.id, kind: "access", channel: "phone" } as const,
    }
  },
})
