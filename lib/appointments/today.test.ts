import { expect, it } from "vitest"
import { listNextArrivals, listOwnDay } from "@/lib/appointments/today"
import { inClinic } from "@/lib/db"
import { arrivalGround, arrivalOf } from "@/lib/testing/arrivals"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
const prepare = async () => ({ ...(await arrivalGround()), input: {} })

it("names who comes next and who waits, and how many there are of each", async () => {
  const ground = await arrivalGround()
  const here = await arrivalOf(ground, "checked_in")
  await arrivalOf(ground, "in_session")
  await arrivalOf(ground, "completed")
  const found = await listNextArrivals(ground.ctxFor(["frontdesk"]), {})
  expect(found.rows.map((row) => row.id).sort()).toEqual([ground.input.id, here].sort())
  expect(found).toMatchObject({ expected: 1, here: 1 })
  expect(await listNextArrivals(ground.strangerFor(["admin"]), {})).toEqual({
    rows: [],
    expected: 0,
    here: 0,
  })
})

it("shows practitioners their own day, and says who is none", async () => {
  const ground = await arrivalGround()
  const { practitionerId } = await ground.read(ground.input.id)
  await arrivalOf(ground)
  const doctor = ground.ctxFor(["doctor"])
  expect(await listOwnDay(doctor, {})).toBeNull()
  await inClinic(ground.clinic.id, (tx) =>
    tx.practitioner.update({ where: { id: practitionerId }, data: { memberId: ground.me.id } }),
  )
  const day = await listOwnDay(doctor, {})
  expect(day).toMatchObject({ practitionerId, rows: [{ id: ground.input.id }] })
  expect(day?.rows).toHaveLength(1)
})

describeRefusals(listNextArrivals, { subject: "none", prepare })
describeRefusals(listOwnDay, { subject: "none", prepare })
