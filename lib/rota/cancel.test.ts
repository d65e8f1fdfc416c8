import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { cancelShift } from "@/lib/rota/cancel"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { rotaGround } from "@/lib/testing/rota"

await testDatabase()
afterAll(closeDb)

it("takes one off, or with all weeks after it, and keeps them on record", async () => {
  const { clinic, ctxFor, add } = await rotaGround()
  await add({ weeks: 4 })
  const left = () =>
    inClinic(clinic.id, (tx) =>
      tx.onCallShift.findMany({ where: { cancelledAt: null }, orderBy: { startsAt: "asc" } }),
    )
  const [, second, third] = await left()
  for (const _ of [1, 2]) await cancelShift(ctxFor(["coordinator"]), { id: third?.id ?? "" })
  expect(await left()).toHaveLength(3)
  expect((await recorded(clinic.id, third?.id ?? "")).map((one) => one.name)).toEqual([
    "rota.shift_cancelled",
  ])
  await cancelShift(ctxFor(["admin"]), { id: second?.id ?? "", series: "on" })
  expect(await left()).toHaveLength(1)
  expect(await inClinic(clinic.id, (tx) => tx.onCallShift.count())).toBe(4)
})

describeRefusals(cancelShift, {
  prepare: async () => {
    const { ctxFor, strangerFor, add } = await rotaGround()
    return { ctxFor, strangerFor, input: { id: (await add()).id } }
  },
})
