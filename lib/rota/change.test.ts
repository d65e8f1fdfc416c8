import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { cancelShift } from "@/lib/rota/cancel"
import { changeShift } from "@/lib/rota/change"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { rotaGround } from "@/lib/testing/rota"

await testDatabase()
afterAll(closeDb)

async function ground() {
  const made = await rotaGround()
  const { id } = await made.add()
  return { ...made, id, input: { ...made.shift, id, ends: "2030-10-25T10:00" } }
}

it("changes the one shift, once", async () => {
  const { clinic, ctxFor, id, input } = await ground()
  for (const _ of [1, 2]) await changeShift(ctxFor(["coordinator"]), { ...input, duty: "manager" })
  const shift = await inClinic(clinic.id, (tx) => tx.onCallShift.findUniqueOrThrow({ where: { id } }))
  expect(shift).toMatchObject({ duty: "manager", endsAt: new Date("2030-10-25T07:00:00Z") })
  const names = (await recorded(clinic.id, id)).map((one) => one.name)
  expect(names).toEqual(["rota.shift_created", "rota.shift_changed"])
})

describeRefusals(changeShift, {
  prepare: ground,
  wrongState: {
    when: "a cancelled one",
    code: "wrong_state",
    prepare: async () => {
      const made = await ground()
      await cancelShift(made.ctxFor(["admin"]), { id: made.id })
      return made
    },
  },
})
