import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { addService } from "@/lib/services/add"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("adds a service once a form: names by language, price in the smallest coin, its rooms", async () => {
  const { ctxFor, clinic, roomIds } = await appointmentGround()
  const input = {
    key: newId(),
    name: "Implant",
    names: { ro: "Implant dentar", de: "" },
    minutes: "90",
    bufferAfterMinutes: 15,
    stepMinutes: 30,
    recallMonths: 12,
    price: "1250,50",
    roomIds: [roomIds[1]!],
  }
  const { id } = await addService(ctxFor(["admin"]), input)
  await addService(ctxFor(["admin"]), input)
  const made = await inClinic(clinic.id, (tx) =>
    tx.service.findUniqueOrThrow({ where: { id }, include: { rooms: true } }),
  )
  expect(made).toMatchObject({
    minutes: 90,
    names: { ro: "Implant dentar" },
    priceMinor: 125_050,
    position: 1,
    stepMinutes: 30,
    rooms: [{ roomId: roomIds[1] }],
  })
  expect((await recorded(clinic.id, id)).map((one) => one.name)).toEqual(["service.added"])
})

it.each([
  ["a step that does not divide the hour", { stepMinutes: 25 }, "stepMinutes"],
  ["no minutes", { minutes: "" }, "minutes"],
  ["a price in words", { price: "a lot" }, "price"],
  ["a name there is", { name: "check-UP" }, "name"],
  ["a room there is not", { roomIds: ["attic"] }, "roomIds"],
])("refuses %s", async (_, given, field) => {
  const { ctxFor } = await appointmentGround()
  const input = { key: newId(), name: "Implant", minutes: 30, ...given }
  await expect(addService(ctxFor(["admin"]), input)).rejects.toMatchObject({
    code: "invalid_input",
    fields: { [field]: expect.any(String) },
  })
})

describeRefusals(addService, {
  subject: "none",
  prepare: async () => ({
    ...(await appointmentGround()),
    input: { key: newId(), name: "Implant", minutes: 30 },
  }),
})
