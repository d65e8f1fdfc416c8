import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listServices } from "@/lib/services/list"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("lists services with who does them, where, and the clinic's currency", async () => {
  const { ctxFor } = await appointmentGround({ practitioners: 2, rooms: 2 })
  const list = await listServices(ctxFor(["coordinator"]), {})
  expect(list).toMatchObject({
    currency: "RON",
    may: { write: false },
    rows: [
      {
        name: "Check-up",
        minutes: 30,
        rooms: [],
        practitioners: [{ name: "Dr 0", minutes: null }, { name: "Dr 1" }],
        isRetired: false,
      },
    ],
  })
  expect(list.rooms).toHaveLength(2)
  // Stored columns that no screen asks for stay where they are.
  expect(list.rows[0]).not.toHaveProperty("clinicId")
})

describeRefusals(listServices, {
  subject: "none",
  prepare: async () => ({ ...(await appointmentGround()), input: {} }),
})
