import { expect, it } from "vitest"
import { newId } from "@/lib/ids"
import { previewBulk } from "@/lib/leads/bulk-preview"
import { testDatabase } from "@/lib/testing/db"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()

it("says what would happen to how many, and changes nothing", async () => {
  const { clinic, lead, member, ctxFor } = await leadGround()
  await db.owner.query(`update "Member" set roles = '{coordinator}' where id = $1`, [member.id])
  const closed = await addLead(clinic.id, { status: "won" })
  const theirs = await addLead(clinic.id, { ownerId: member.id })
  const ids = [lead.id, closed.id, theirs.id, newId()]
  expect(
    await previewBulk(ctxFor(["admin"]), { ids, change: { kind: "assign", memberId: member.id } }),
  ).toEqual({
    total: 3,
    willChange: 1,
    same: 1,
    wrongState: 1,
    outOfReach: 1,
    isTooMany: false,
    isJob: false,
  })
  expect(
    await previewBulk(ctxFor(["admin"]), { filters: {}, change: { kind: "status", to: "booked" } }),
  ).toMatchObject({ total: 3, willChange: 2, wrongState: 1, outOfReach: 0 })
  expect(
    await previewBulk(ctxFor(["doctor"]), { ids, change: { kind: "status", to: "lost" } }),
  ).toMatchObject({ total: 1, outOfReach: 3 })
})

it("refuses a colleague who cannot work leads, and what a role may not filter by", async () => {
  const { lead, ctxFor } = await leadGround()
  const change = { kind: "assign" as const, memberId: newId() }
  await expect(previewBulk(ctxFor(["admin"]), { ids: [lead.id], change })).rejects.toMatchObject({
    fields: { memberId: expect.any(String) },
  })
  await expect(
    previewBulk(ctxFor(["frontdesk"]), {
      filters: { classification: "HOT" },
      change: { kind: "assign", memberId: null },
    }),
  ).rejects.toMatchObject({ code: "forbidden" })
})

describeRefusals(previewBulk, {
  subject: "none",
  badInput: { change: { kind: "assign", memberId: null } },
  prepare: async () => {
    const ground = await leadGround()
    return {
      ...ground,
      input: { ids: [ground.lead.id], change: { kind: "assign" as const, memberId: null } },
    }
  },
})
