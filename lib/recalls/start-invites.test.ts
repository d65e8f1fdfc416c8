import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { startInvites } from "@/lib/recalls/start-invites"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { type RecallGround, recallGround, visitGround } from "@/lib/testing/visits"
import { addMs, DAY_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(startInvites, {
  subject: "none",
  prepare: async () => ({ ...(await visitGround()), input: {} }),
})

const begun = async ({ clinic }: RecallGround) =>
  (
    await db.owner.query<{ id: string }>(
      `select data->>'recallId' as id from engine.event where clinic_id = $1 and name = 'recall.due'`,
      [clinic.id],
    )
  ).rows.map((one) => one.id)

describe("T12 recalls.start_invites", () => {
  it("begins one invitation a patient and day, the longest due first, however often it runs", async () => {
    const ground = await recallGround()
    await ground.add({ dueOn: addMs(now(), -9 * DAY_MS), serviceId: await ground.addService() })
    const first = await ground.add({
      dueOn: addMs(now(), -20 * DAY_MS),
      serviceId: await ground.addService(),
    })
    expect(await startInvites(ground.at(now()), {})).toMatchObject({ started: 1, isMore: false })
    await startInvites(ground.at(now()), {})
    expect(await begun(ground)).toEqual([first])
  })

  it("brings back what was put off, and leaves to a person who did not answer three times", async () => {
    const yesterday = addMs(now(), -DAY_MS)
    const ground = await recallGround({ status: "reminded", attempts: 3, nextAt: yesterday })
    const later = await ground.add({
      patientId: await ground.patient(),
      status: "snoozed",
      nextAt: yesterday,
    })
    const called = await ground.add({
      patientId: await ground.patient(),
      status: "snoozed",
      toCall: true,
      nextAt: yesterday,
    })
    expect(await startInvites(ground.at(now()), {})).toMatchObject({ woken: 2, toCall: 1, started: 1 })
    expect(await ground.read()).toMatchObject({ toCall: true, because: "no_answer", nextAt: null })
    expect(await ground.read(later)).toMatchObject({ status: "due", toCall: false })
    expect(await ground.read(called)).toMatchObject({ status: "due", toCall: true, because: "put_off" })
    expect(await begun(ground)).toEqual([later])
    expect(await startInvites(ground.at(now()), {})).toMatchObject({ woken: 0, toCall: 0 })
  })

  it("waits between invitations, and asks nobody for two things within two weeks", async () => {
    const ground = await recallGround({
      status: "reminded",
      attempts: 1,
      lastRemindedAt: addMs(now(), -6 * DAY_MS),
      nextAt: addMs(now(), DAY_MS),
    })
    await ground.add({ serviceId: await ground.addService() })
    expect(await startInvites(ground.at(now()), {})).toMatchObject({ started: 0 })
    expect(await startInvites(ground.at(addMs(now(), 2 * DAY_MS)), {})).toMatchObject({ started: 1 })
  })

  it("begins a hundred a day, and says that there are more", async () => {
    const ground = await recallGround()
    await db.owner.query(
      `with one as (
         insert into "Patient" (id, "clinicId", name, "nameFolded", "updatedAt")
         select gen_random_uuid(), $1, 'P ' || n, 'p ' || n, now() from generate_series(1, 120) n returning id
       )
       insert into "Recall" (id, "clinicId", "patientId", "serviceId", "lastAppointmentId", "dueOn")
       select gen_random_uuid(), $1, id, $2, gen_random_uuid(), current_date - 3 from one`,
      [ground.clinic.id, ground.serviceId],
    )
    expect(await startInvites(ground.at(now()), {})).toMatchObject({ started: 100, isMore: true })
  })
})
