import { afterAll, describe, expect, it } from "vitest"
import { listFailing } from "@/lib/causes/failing"
import { closeDb } from "@/lib/db"
import { makeCause } from "@/lib/testing/causes"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, HOUR_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(listFailing, {
  subject: "none",
  badInput: { state: "open" },
  async prepare() {
    const clinic = await makeClinic()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(await makeClinic()) }
  },
})

describe("causes.failing", () => {
  it("counts the last day's failures by cause, the most first, and leaves out what is ignored or older", async () => {
    const clinic = await makeClinic()
    const ofClinic = async (given: Parameters<typeof makeCause>[1]) => (await makeCause(clinic.id, given)).id
    const few = await ofClinic({ errorCode: "timeout", lastAt: addMs(now(), -3 * HOUR_MS) })
    const many = await ofClinic({ functionId: "process-lead-form", runs: 1 })
    await db.owner.query(
      "update engine.cause set count = count + 4, last_at = clock_timestamp() where id = $1",
      [many],
    )
    await ofClinic({ lastAt: addMs(now(), -2 * DAY_MS), runs: 9 })
    const ignored = await ofClinic({ runs: 7 })
    await db.owner.query("update engine.cause set state = 'ignored', state_at = now() where id = $1", [
      ignored,
    ])
    await makeCause((await makeClinic()).id, { runs: 3 })
    const found = await listFailing(await ctxWith(clinic, ["admin"]), {})
    expect(found.map((one) => one.id)).toEqual([many, few])
    expect(found[0]).toMatchObject({
      functionId: "process-lead-form",
      errorCode: "provider_failed",
      failed: 5,
    })
  })

  it("gives the platform's to an operator alone, and none to whoever reads own leads", async () => {
    const clinic = await makeClinic()
    const { id } = await makeCause(null, { functionId: "sweep-inbox", runs: 2 })
    const of = async (role: "operator" | "coordinator") =>
      (await listFailing(await ctxWith(clinic, [role]), {})).map((one) => one.id)
    expect(await of("operator")).toEqual([id])
    await makeCause(clinic.id, { runs: 1 })
    expect(await of("coordinator")).toEqual([])
    await db.owner.query("delete from engine.run where clinic_id is null")
    await db.owner.query("delete from engine.cause where clinic_id is null")
  })
})
