import { beforeAll, expect, it } from "vitest"
import { bookAppointment } from "@/lib/appointments/book"
import { cancelAppointment } from "@/lib/appointments/cancel"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { type WaitingGround, waitingGround } from "@/lib/testing/waiting-list"
import { addEntry } from "./add"
import { withdrawEntry } from "./withdraw"

await testDatabase()
let ground: WaitingGround
beforeAll(async () => {
  ground = await waitingGround()
})
const wanted = async (one: WaitingGround = ground) => ({
  key: newId(),
  patientId: await one.patient(),
  serviceId: one.serviceId,
})

it("keeps a place with nothing but who and what, once however often the form is sent", async () => {
  const ctx = ground.ctxFor(["frontdesk"])
  const given = await wanted()
  const one = await addEntry(ctx, given)
  expect(await addEntry(ctx, given)).toEqual(one)
  const [row, facts] = await inClinic(ctx.clinicId, async (tx) => [
    await tx.waitingListEntry.findUniqueOrThrow({ where: { id: one.id } }),
    await tx.fact.findMany({ where: { subjectId: one.id } }),
  ])
  expect(row).toMatchObject({
    status: "waiting",
    priority: 0,
    practitionerIds: [],
    weekdays: [],
    fromMinute: null,
  })
  expect(facts.map((fact) => fact.name)).toEqual(["waiting_list.added"])
})

it("takes wishes as a form has them; why they wait is kept apart from what everybody may read", async () => {
  const ctx = ground.ctxFor(["coordinator"])
  const { id } = await addEntry(ctx, {
    ...(await wanted()),
    practitionerIds: ground.practitionerIds[0]!,
    weekdays: ["2", "4"],
    fromMinute: "09:30",
    untilMinute: "12:00",
    earliestOn: "2037-03-01",
    latestOn: "",
    priority: "2",
    because: "Is in pain at night",
  } as never)
  const row = await inClinic(ctx.clinicId, (tx) => tx.waitingListEntry.findUniqueOrThrow({ where: { id } }))
  expect(row).toMatchObject({
    practitionerIds: [ground.practitionerIds[0]],
    weekdays: [2, 4],
    fromMinute: 570,
    untilMinute: 720,
    latestOn: null,
    priority: 2,
    because: "Is in pain at night",
  })
  const fact = await inClinic(ctx.clinicId, (tx) => tx.fact.findFirstOrThrow({ where: { subjectId: id } }))
  expect(JSON.stringify(fact.after)).not.toContain("pain")
  expect(fact.personal).not.toBeNull()
})

it.each([
  [{ earliestOn: "2037-03-02", latestOn: "2037-03-01" }, "latestOn"],
  [{ fromMinute: 600 }, "untilMinute"],
  [{ untilMinute: 600 }, "fromMinute"],
  [{ fromMinute: 600, untilMinute: 600 }, "untilMinute"],
])("refuses times that are none: %o", async (given, field) => {
  const refused = addEntry(ground.ctxFor(["admin"]), { ...(await wanted()), ...given })
  await expect(refused).rejects.toMatchObject({
    code: "invalid_input",
    fields: { [field]: expect.any(String) },
  })
})

it("keeps nobody twice for one service, and anew once the first place has ended", async () => {
  const ctx = ground.ctxFor(["admin"])
  const given = await wanted()
  const first = await addEntry(ctx, given)
  await expect(addEntry(ctx, { ...given, key: newId() })).rejects.toMatchObject({ code: "wrong_state" })
  await withdrawEntry(ctx, first)
  expect((await addEntry(ctx, { ...given, key: newId() })).id).not.toBe(first.id)
})

it("links the appointment they would give up, where it is theirs and stands", async () => {
  const ctx = ground.ctxFor(["admin"])
  const given = await wanted()
  const own = await bookAppointment(
    ctx,
    ground.booking({ startsAt: "2037-06-01T08:00:00Z", patientId: given.patientId }),
  )
  const theirs = { ...(await wanted()), appointmentId: own.id! }
  await expect(addEntry(ctx, theirs)).rejects.toMatchObject({ code: "not_found" })
  const { id } = await addEntry(ctx, { ...given, appointmentId: own.id! })
  const row = await inClinic(ctx.clinicId, (tx) => tx.waitingListEntry.findUniqueOrThrow({ where: { id } }))
  expect(row.appointmentId).toBe(own.id)
  await withdrawEntry(ctx, { id })
  await cancelAppointment(ctx, { id: own.id!, because: "patient" })
  const over = addEntry(ctx, { ...given, key: newId(), appointmentId: own.id! })
  await expect(over).rejects.toMatchObject({ code: "wrong_state" })
})

describeRefusals(addEntry, {
  prepare: async () => ({ ...ground, input: await wanted() }),
  wrongState: {
    when: "a service that is not offered any more",
    code: "wrong_state",
    prepare: async () => {
      const one = await waitingGround()
      await inClinic(one.clinic.id, (tx) =>
        tx.service.update({ where: { id: one.serviceId }, data: { retiredAt: one.noon } }),
      )
      return { ...one, input: await wanted(one) }
    },
  },
})
