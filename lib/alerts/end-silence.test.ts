import { afterAll, describe, expect, it } from "vitest"
import { endSilence } from "@/lib/alerts/end-silence"
import { listSilences } from "@/lib/alerts/list-silences"
import { silenceAlert } from "@/lib/alerts/silence"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

async function ground() {
  await platformDb().alertSilence.deleteMany()
  const clinic = await makeClinic()
  const ctx = await ctxWith(clinic, ["operator"])
  const { id } = await silenceAlert(ctx, { name: "disk", hours: 24, reason: "Known, bigger disk ordered" })
  return { ctx, id, input: { id }, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
}

describeRefusals(endSilence, { subject: "none", badInput: { id: 7 }, prepare: ground })

describe("alerts.endSilence", () => {
  it("ends it once", async () => {
    const { ctx, id } = await ground()
    expect(await endSilence(ctx, { id })).toEqual({ id, isNew: true })
    expect(await endSilence(ctx, { id })).toEqual({ id, isNew: false })
    expect((await listSilences(ctx, {})).silences).toEqual([])
  })

  it("finds nothing under an id that is none", async () => {
    const { ctx } = await ground()
    for (const id of [newId(), "silence"])
      await expect(endSilence(ctx, { id })).rejects.toMatchObject({ code: "not_found" })
  })
})
