import { afterAll, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { changeProbe } from "@/lib/probes/change"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeProbe } from "@/lib/testing/probes"
import { describeRefusals } from "@/lib/testing/refusals"
import { now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const input = (id: string, more: object = {}) => ({
  id,
  name: "Renamed",
  address: "http://127.0.0.1:4999/",
  slowMs: 900,
  isPublic: true,
  ...more,
})

describeRefusals(changeProbe, {
  subject: "none",
  badInput: { id: 7 },
  async prepare() {
    const { id } = await makeProbe()
    const clinic = await makeClinic()
    return { input: input(id), ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

const operator = async () => ctxWith(await makeClinic(), ["operator"])
const stored = (id: string) => platformDb().probe.findUniqueOrThrow({ where: { id } })
const SEEN = { state: "up", lastAt: now(), lastDetail: "ok 200" }

describe("probes.change", () => {
  it("forgets what it saw where the address is another, and keeps it where it is not", async () => {
    const ctx = await operator()
    const { id } = await makeProbe({ ...SEEN, address: "http://127.0.0.1:4999/" })
    expect(await changeProbe(ctx, input(id))).toEqual({ id, isNew: true })
    expect(await stored(id)).toMatchObject({ name: "Renamed", slowMs: 900, isPublic: true, state: "up" })
    expect(await changeProbe(ctx, input(id))).toEqual({ id, isNew: false })
    await changeProbe(ctx, input(id, { address: "http://127.0.0.1:5000/" }))
    expect(await stored(id)).toMatchObject({ state: "unknown", lastAt: null, lastDetail: null })
  })

  it("leaves name and address of what follows from a place to the place", async () => {
    const { id, name } = await makeProbe({ ...SEEN, isDerived: true })
    await changeProbe(await operator(), input(id))
    expect(await stored(id)).toMatchObject({
      name,
      slowMs: 900,
      state: "up",
      address: expect.not.stringContaining("4999"),
    })
  })

  it("refuses an address that leads inside, and an id that is none", async () => {
    const ctx = await operator()
    const { id } = await makeProbe()
    const inside = input(id, { address: "http://192.168.1.1/" })
    await expect(changeProbe(ctx, inside)).rejects.toMatchObject({ code: "invalid_input" })
    await expect(changeProbe(ctx, input(newId()))).rejects.toMatchObject({ code: "not_found" })
  })
})
