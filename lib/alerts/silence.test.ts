import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { endSilence } from "@/lib/alerts/end-silence"
import { listSilences } from "@/lib/alerts/list-silences"
import { mutingAt } from "@/lib/alerts/muting"
import { silenceAlert } from "@/lib/alerts/silence"
import { closeDb, platformDb } from "@/lib/db"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS } from "@/lib/time"

await testDatabase()
beforeEach(() => platformDb().alertSilence.deleteMany())
afterAll(closeDb)

const WISH = { name: "cpu", subject: "web-1", hours: 4, reason: "A restore runs there" }

describeRefusals(silenceAlert, {
  subject: "none",
  badInput: { ...WISH, hours: 5 },
  async prepare() {
    const clinic = await makeClinic()
    return { input: WISH, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

describe("alerts.silence", () => {
  it("keeps one thing quiet until then, and nothing else", async () => {
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    await silenceAlert(ctx, WISH)
    const at = async (ms: number) => mutingAt(platformDb(), addMs(ctx.now, ms))
    expect((await at(1))({ name: "cpu", subject: "web-1" })).toBe("silence")
    expect((await at(1))({ name: "cpu", subject: "web-2" })).toBeNull()
    expect((await at(1))({ name: "memory", subject: "web-1" })).toBeNull()
    expect((await at(4 * HOUR_MS))({ name: "cpu", subject: "web-1" })).toBeNull()
  })

  it("keeps all of a rule quiet where nothing in particular is named", async () => {
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    await silenceAlert(ctx, { ...WISH, subject: "" })
    expect((await mutingAt(platformDb(), ctx.now))({ name: "cpu", subject: "web-2" })).toBe("silence")
  })

  it("said again, is one silence that lasts as long as was said last", async () => {
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    const { id } = await silenceAlert(ctx, WISH)
    expect(await silenceAlert(ctx, { ...WISH, hours: 1 })).toEqual({ id, isNew: false })
    expect((await listSilences(ctx, {})).silences).toMatchObject([
      { id, endsAt: addMs(ctx.now, HOUR_MS).toISOString(), reason: WISH.reason, by: ctx.actor.name },
    ])
    await endSilence(ctx, { id })
    expect(await silenceAlert(ctx, WISH)).toMatchObject({ isNew: true })
  })

  it("knows no other rule", async () => {
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    const unknown = silenceAlert(ctx, { ...WISH, name: "unheard-of" })
    await expect(unknown).rejects.toMatchObject({ code: "not_found" })
  })
})
