import { afterAll, describe, expect, it } from "vitest"
import { approveRequest } from "@/lib/approvals/decide"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { followRerun } from "@/lib/reruns/follow"
import { requestRerun } from "@/lib/reruns/request"
import { stopRerun } from "@/lib/reruns/stop"
import { CHUNK, takeRerunChunk } from "@/lib/reruns/take-chunk"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { actionOf, asked, rerunGround, startedRerun } from "@/lib/testing/reruns"

const db = await testDatabase()
afterAll(closeDb)

const reason = "The partner is down again"
const prepare = async () => {
  const { id, ctxFor, strangerFor, clinic } = await startedRerun()
  return { input: { id, reason }, ctxFor, strangerFor, clinic }
}
describeRefusals(stopRerun, {
  prepare,
  wrongState: {
    when: "one that is over",
    code: "wrong_state",
    async prepare() {
      const ground = await prepare()
      await db.owner.query(`update "RerunAction" set status = 'done' where id = $1`, [ground.input.id])
      return ground
    },
  },
})

describe("stopping a rerun", () => {
  it("in the middle starts no further run; those that run are followed", async () => {
    const { clinic, ids } = await rerunGround(CHUNK + 5)
    const asker = await ctxWith(clinic, ["admin"])
    const { id, approvalId } = await requestRerun(asker, asked(ids))
    await approveRequest(await ctxWith(clinic, ["admin"]), { id: approvalId ?? "" })
    const system = systemCtx(clinic.id, clinic, "rerun-runs")
    expect(await takeRerunChunk(system, { id })).toEqual({ taken: CHUNK, left: 5 })
    expect(await stopRerun(asker, { id, reason })).toEqual({ id, left: 5 })
    expect(await stopRerun(asker, { id, reason })).toEqual({ id, left: 0 })
    expect(await takeRerunChunk(system, { id })).toEqual({ taken: 0, left: 0 })
    expect(await followRerun(system, { id })).toEqual({ open: CHUNK })
    const { items, status } = await actionOf(clinic.id, id)
    expect(status).toBe("stopped")
    expect(items.filter((one) => one.outcome === "cancelled")).toHaveLength(5)
    const facts = (await recorded(clinic.id, id)).filter((one) => one.name === "rerun.stopped")
    expect(facts).toMatchObject([{ after: { notStarted: 5 }, personal: { reason } }])
  })

  it("takes back one that waits for a second person", async () => {
    const { clinic, ids } = await rerunGround(21)
    const asker = await ctxWith(clinic, ["admin"])
    const { id, approvalId } = await requestRerun(asker, asked(ids))
    await stopRerun(asker, { id, reason })
    await expect(
      approveRequest(await ctxWith(clinic, ["admin"]), { id: approvalId ?? "" }),
    ).rejects.toMatchObject({ code: "wrong_state" })
    expect(await actionOf(clinic.id, id)).toMatchObject({ status: "stopped" })
    expect(await requestRerun(asker, asked(ids.slice(0, 2)))).toMatchObject({ status: "running" })
  })

  it("is not for a coordinator who did not ask for it", async () => {
    const { id, clinic } = await startedRerun()
    await expect(stopRerun(await ctxWith(clinic, ["coordinator"]), { id, reason })).rejects.toMatchObject({
      code: "not_found",
    })
  })
})
