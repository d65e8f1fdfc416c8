import { afterAll, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { createShift } from "@/lib/rota/create"
import { watchRota } from "@/lib/rota/watch"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { rotaGround } from "@/lib/testing/rota"
import { addShift } from "@/lib/testing/urgent"
import { addMs, DAY_MS, HOUR_MS, now, wallClock } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

async function ready() {
  const ground = await rotaGround()
  const { clinic } = ground
  const job = () => systemCtx(clinic.id, clinic, "watch-rota")
  const tasks = () => inClinic(clinic.id, (tx) => tx.task.findMany({ orderBy: { id: "asc" } }))
  return { ...ground, job, tasks }
}

it("a gap within two days is one task, run again still one, and done once it is filled", async () => {
  const { clinic, ctxFor, doctor, job, tasks } = await ready()
  await addShift({ ...doctor, clinicId: clinic.id }, "doctor", { endsAt: addMs(now(), HOUR_MS) })
  for (const _ of [1, 2]) expect(await watchRota(job(), {})).toEqual({ gaps: 1 })
  expect(await tasks()).toMatchObject([{ status: "open", ownerRole: "admin", href: "/settings/on-call" }])
  const wall = (ms: number) => wallClock(addMs(now(), ms), clinic.timeZone).slice(0, 16)
  const shift = { memberId: doctor.id, duty: "doctor" as const, starts: wall(0), ends: wall(3 * DAY_MS) }
  await createShift(ctxFor(["admin"]), { ...shift, key: newId() })
  expect(await tasks()).toMatchObject([{ status: "done", outcome: "not_needed" }])
  expect(await watchRota(job(), {})).toEqual({ gaps: 0 })
})

it("a shift of who has left fills nothing", async () => {
  const { clinic, job, tasks } = await ready()
  const gone = await makeMember(clinic.id, ["doctor"])
  await addShift({ ...gone, clinicId: clinic.id }, "doctor", { endsAt: addMs(now(), 5 * DAY_MS) })
  expect(await watchRota(job(), {})).toEqual({ gaps: 0 })
  await inClinic(clinic.id, (tx) => tx.member.update({ where: { id: gone.id }, data: { active: false } }))
  expect(await watchRota(job(), {})).toEqual({ gaps: 1 })
  expect(await tasks()).toHaveLength(1)
})

it("a clinic that keeps no rota is left in peace; one without stand-ins is not", async () => {
  const { clinic, job, tasks } = await ready()
  expect(await watchRota(job(), {})).toEqual({ gaps: 0 })
  await inClinic(clinic.id, (tx) =>
    tx.clinicSetting.create({
      data: { clinicId: clinic.id, key: "escalation", value: { standIn: { doctor: "nobody" } } },
    }),
  )
  expect(await watchRota(job(), {})).toEqual({ gaps: 1 })
  expect(await tasks()).toHaveLength(1)
})

describeRefusals(watchRota, {
  subject: "none",
  prepare: async () => {
    const { ctxFor, strangerFor } = await ready()
    return { ctxFor, strangerFor, input: {} }
  },
})
