import { afterAll, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { moveMaintenance } from "@/lib/maintenance/move"
import { testDatabase } from "@/lib/testing/db"
import { makeChannel, makeMaintenance, operationsGround, recordedOf, told } from "@/lib/testing/incidents"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, now, toDate } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const at = (hours: number) => addMs(now(), hours * HOUR_MS)
const wall = (date: Date) => date.toISOString().slice(0, 16)
const ground = async (given: Parameters<typeof makeMaintenance>[0] = {}) => {
  const one = await makeMaintenance(given)
  return {
    ...(await operationsGround()),
    one,
    input: { id: one.id, starts: wall(at(72)), ends: wall(at(74)) },
  }
}

describeRefusals(moveMaintenance, {
  subject: "none",
  prepare: ground,
  badInput: { id: newId(), starts: "soon", ends: "later" },
  wrongState: {
    when: "one that is over",
    code: "wrong_state",
    prepare: () => ground({ startsAt: at(-3), endsAt: at(-1) }),
  },
})

describe("maintenance.move", () => {
  it("moves it, on record; the same again changes nothing", async () => {
    const { operator, clinic, input } = await ground()
    await moveMaintenance(operator(), input)
    await moveMaintenance(operator(), input)
    expect(await platformDb().maintenance.findUniqueOrThrow({ where: { id: input.id } })).toMatchObject({
      startsAt: toDate(`${input.starts}:00Z`),
    })
    expect(await recordedOf(clinic.id, input.id, "maintenance")).toMatchObject([
      { name: "maintenance.moved" },
    ])
  })

  it("tells those who were told, and tells them again a day before the new time", async () => {
    await makeChannel()
    const { operator, input } = await ground({ startsAt: at(10), endsAt: at(12), noticedAt: now() })
    await moveMaintenance(operator(), input)
    expect(await told(input.id)).toMatchObject(
      Array((await told(input.id)).length).fill({ title: "Moved: A larger disk", kind: "maintenance" }),
    )
    expect((await told(input.id)).length).toBeGreaterThan(0)
    expect(await platformDb().maintenance.findUniqueOrThrow({ where: { id: input.id } })).toMatchObject({
      noticedAt: null,
    })
  })

  it("while it runs, moves its end alone", async () => {
    const { operator, one, input } = await ground({ startsAt: at(-1), endsAt: at(1) })
    await expect(moveMaintenance(operator(), input)).rejects.toMatchObject({
      fields: { starts: expect.any(String) },
    })
    const longer = { id: one.id, starts: wall(one.startsAt), ends: wall(at(3)) }
    expect(await moveMaintenance(operator(), longer)).toEqual({ id: one.id })
  })

  it("knows no window that is not there", async () => {
    const { operator, input } = await ground()
    await expect(moveMaintenance(operator(), { ...input, id: newId() })).rejects.toMatchObject({
      code: "not_found",
    })
  })
})
