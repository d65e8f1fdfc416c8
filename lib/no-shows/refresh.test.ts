import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { refreshLikelihoods } from "@/lib/no-shows/refresh"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { visitGround } from "@/lib/testing/visits"
import { addMs, DAY_MS, HOUR_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(refreshLikelihoods, {
  subject: "none",
  badInput: { after: 7 },
  prepare: async () => ({ ...(await visitGround()), input: {} }),
})

it("weighs everybody of the next two days, a part at a time, and nobody beyond", async () => {
  const ground = await visitGround()
  const far = await ground.visit({ daysAgo: -3, status: "scheduled" })
  const near = await ground.visit({ startsAt: addMs(now(), HOUR_MS), status: "scheduled" })
  await db.owner.query(
    `with who as (
       insert into "Practitioner" (id, "clinicId", name) select gen_random_uuid(), $1, 'Dr ' || n
       from generate_series(1, 210) n returning id
     )
     insert into "Appointment" (id, "clinicId", "patientId", "practitionerId", "serviceId", "startsAt", "endsAt", "busyFrom", "busyUntil")
     select gen_random_uuid(), $1, $2, who.id, $3, $4, $5, $4, $5 from who`,
    [
      ground.clinic.id,
      ground.patientId,
      ground.serviceId,
      addMs(now(), DAY_MS).toISOString(),
      addMs(now(), DAY_MS + HOUR_MS).toISOString(),
    ],
  )
  let parts = 0
  let weighed = 0
  for (let after: string | null = ""; after !== null; parts++) {
    const part: Awaited<ReturnType<typeof refreshLikelihoods>> = await refreshLikelihoods(ground.at(now()), {
      after,
    })
    weighed += part.weighed
    after = part.next
  }
  expect({ parts, weighed }).toEqual({ parts: 2, weighed: 211 })
  const percent = (id: string) =>
    inClinic(ground.clinic.id, (tx) =>
      tx.appointment.findUniqueOrThrow({ where: { id }, select: { noShowPercent: true } }),
    )
  expect(await percent(near)).not.toEqual({ noShowPercent: null })
  expect(await percent(far)).toEqual({ noShowPercent: null })
})
