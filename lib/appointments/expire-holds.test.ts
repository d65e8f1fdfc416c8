import { expect, it } from "vitest"
import { expireHolds } from "@/lib/appointments/expire-holds"
import { expireHoldsEverywhere } from "@/lib/appointments/expire-holds-everywhere"
import { holdSlot } from "@/lib/appointments/hold"
import { systemCtx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { outOfStep } from "@/lib/testing/slots"
import { addMs, DAY_MS, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()

async function held() {
  const ground = await appointmentGround()
  const { serviceId, practitionerIds, ctxFor } = ground
  const slot = { serviceId, practitionerId: practitionerIds[0]! }
  const ids: string[] = []
  for (const hour of ["09", "10"])
    ids.push(
      (await holdSlot(ctxFor(["frontdesk"]), { ...slot, startsAt: `2037-06-01T${hour}:00:00.000Z` })).id!,
    )
  return { ...ground, ids, input: {} }
}
const lapse = (id: string, ago: string) =>
  db.owner.query(`update "SlotHold" set "expiresAt" = now() - $2::interval where id = $1`, [id, ago])

it("ends what ran out, once, in every clinic; what is kept still stays, and old ones are forgotten", async () => {
  const { clinic, ids } = await held()
  await lapse(ids[0]!, "1 second")
  const found = async () =>
    (await inClinic(clinic.id, (tx) => tx.slotHold.findMany({ orderBy: { startsAt: "asc" } }))).map(
      (one) => one.status,
    )
  expect((await expireHoldsEverywhere("expire-holds", "run-1")).expired).toBeGreaterThanOrEqual(1)
  expect(await found()).toEqual(["expired", "held"])
  const ctx = systemCtx(clinic.id, clinic, "expire-holds")
  expect(await expireHolds(ctx, {})).toEqual({ expired: 0 })
  expect((await recorded(clinic.id, ids[0]!)).map((fact) => fact.name)).toEqual(["slot.held", "slot.expired"])
  expect(await expireHolds({ ...ctx, now: addMs(now(), 16 * MINUTE_MS) }, {})).toEqual({ expired: 1 })
  expect(await outOfStep(db, clinic.id)).toEqual([])
  await expireHolds({ ...ctx, now: addMs(now(), 31 * DAY_MS) }, {})
  expect(await found()).toEqual([])
})

describeRefusals(expireHolds, { prepare: held, subject: "none" })
