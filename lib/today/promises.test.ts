import { describe, expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { taskGround } from "@/lib/testing/tasks"
import { addMs, DAY_MS, HOUR_MS, now } from "@/lib/time"
import { countTaskKinds, findRotaGaps, findUnreachable, readMachine, readTrust } from "@/lib/today/promises"

const db = await testDatabase()

it("counts open tasks by what there is to do, within reach", async () => {
  const { add, ctxFor } = await taskGround()
  for (const kind of ["call_back", "call_back", "check_consent"]) await add({ kind, ownerRole: "frontdesk" })
  await add({ kind: "call_back", ownerRole: "doctor", status: "done", finishedAt: now(), outcome: "done" })
  await add({ kind: "other", ownerRole: "frontdesk", snoozedUntil: addMs(now(), HOUR_MS) })
  expect(await countTaskKinds(ctxFor(["frontdesk"]), {})).toEqual({ call_back: 2, check_consent: 1 })
  expect(await countTaskKinds(ctxFor(["doctor"]), {})).toEqual({})
})

it("says from when nobody has a duty, now or within a day", async () => {
  const { clinic, ctxFor, me } = await taskGround()
  const ctx = ctxFor(["admin"])
  const shift = (duty: string, from: number, to: number) =>
    inClinic(clinic.id, (tx) =>
      tx.onCallShift.create({
        data: {
          id: newId(),
          clinicId: clinic.id,
          memberId: me.id,
          duty,
          startsAt: addMs(ctx.now, from * HOUR_MS),
          endsAt: addMs(ctx.now, to * HOUR_MS),
          createdById: me.id,
        },
      }),
    )
  await shift("doctor", -2, 10)
  await shift("doctor", 9, 30)
  await shift("manager", -2, 6)
  const gaps = await findRotaGaps(ctx, {})
  expect(gaps).toEqual([
    { duty: "supervisor", from: ctx.now.toISOString(), isNow: true },
    { duty: "manager", from: addMs(ctx.now, 6 * HOUR_MS).toISOString(), isNow: false },
  ])
})

it("names whom neither mail nor push reached for a week, until one does", async () => {
  const { clinic, ctxFor, me } = await taskGround()
  const ctx = ctxFor(["admin"])
  const delivered = (channel: string, status: string) =>
    inClinic(clinic.id, async (tx) => {
      const notificationId = newId()
      const ids = { clinicId: clinic.id, memberId: me.id }
      await tx.notification.create({
        data: { id: notificationId, ...ids, kind: "test", effectKey: notificationId, createdAt: ctx.now },
      })
      await tx.notificationDelivery.create({
        data: { id: newId(), ...ids, notificationId, channel, status, batchId: newId(), createdAt: ctx.now },
      })
    })
  await delivered("in_app", "delivered")
  expect(await findUnreachable(ctx, {})).toEqual([])
  await delivered("email", "failed")
  expect(await findUnreachable(ctx, {})).toEqual([me.name])
  await delivered("push", "sent")
  expect(await findUnreachable(ctx, {})).toEqual([])
})

it("says what the engine has before it to who looks after it all, ", async () => {
  const { ctxFor } = await taskGround()
  expect((await readMachine(ctxFor(["auditor"]), {})).missed).toBe(0)
  expect((await readMachine(ctxFor(["operator"]), {})).queue).toMatchObject({ due: expect.any(Number) })
})

it("counts what an auditor looks at, and when the chain was last found sound", async () => {
  const { clinic, ctxFor, me } = await taskGround()
  const ctx = ctxFor(["auditor"])
  expect(await readTrust(ctx, {})).toMatchObject({ reviews: 0, refused: 0, verifiedAt: null, isSound: null })
  const access = (given: object) =>
    inClinic(clinic.id, (tx) =>
      tx.specialAccess.create({
        data: {
          id: newId(),
          clinicId: clinic.id,
          memberId: me.id,
          kind: "break_glass",
          reason: "Emergency",
          endsAt: addMs(ctx.now, HOUR_MS),
          ...given,
        },
      }),
    )
  await access({})
  await access({ endsAt: addMs(ctx.now, -HOUR_MS) })
  const fact = (name: string, after: string | null, ago: number) =>
    db.owner.query(
      `insert into "Fact" (id, "clinicId", name, actor, "actorName", "subjectType", "subjectId", after, "requestId", "createdAt")
       values (gen_random_uuid(), $1::uuid, $2, 'member:x', 'x', 'clinic', $1::text, $3::json, 'x', $4)`,
      [clinic.id, name, after, addMs(ctx.now, -ago)],
    )
  await fact("audit.verified", '{"ok":true}', HOUR_MS)
  await fact("access.refused", null, HOUR_MS)
  await fact("access.refused", null, 2 * DAY_MS)
  await fact("audit.exported", null, 2 * DAY_MS)
  expect(await readTrust(ctx, {})).toMatchObject({
    reviews: 1,
    glass: 1,
    exports: 1,
    refused: 1,
    isSound: true,
  })
})

describe.each([
  ["kinds", countTaskKinds],
  ["gaps", findRotaGaps],
  ["machine", readMachine],
  ["trust", readTrust],
] as const)("%s", (_, operation) => {
  describeRefusals(operation as typeof countTaskKinds, {
    subject: "none",
    prepare: async () => ({ ...(await taskGround()), input: {} }),
  })
})
