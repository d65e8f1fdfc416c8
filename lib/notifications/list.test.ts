import { expect, it } from "vitest"
import type { Role } from "@/lib/can"
import { systemCtx } from "@/lib/ctx"
import { newId } from "@/lib/ids"
import { listNotifications } from "@/lib/notifications/list"
import { notifyLead } from "@/lib/notifications/notify-lead"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember } from "@/lib/testing/factory"
import { makeLead } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()

it("is a member's list: a job has none", async () => {
  const clinic = await makeClinic()
  await expect(listNotifications(systemCtx(clinic.id, clinic, "job"), {})).rejects.toMatchObject({
    code: "forbidden",
  })
})

it("shows what was told by the rights of now", async () => {
  const clinic = await makeClinic()
  const ctxFor = await memberOf(clinic)
  await db.owner.query(`update "Member" set roles = '{doctor}' where id = $1`, [ctxFor.member.id])
  const lead = await makeLead(clinic.id, { patientName: "Maria Pop", classification: "HOT", score: 5 })
  await notifyLead(systemCtx(clinic.id, clinic, "job"), {
    leadId: lead.id,
    kind: "hot_lead",
    scoreId: newId(),
  })
  const shown = async (roles: Role[]) => (await listNotifications(ctxFor(roles), {})).rows[0]

  expect(await shown(["doctor"])).toMatchObject({
    leadId: lead.id,
    patientName: "Maria Pop",
    classification: "HOT",
  })
  expect(await shown(["frontdesk"])).toMatchObject({ leadId: null, classification: null })
  expect(await shown(["operator"])).toMatchObject({ patientName: "M. P." })
  expect(await shown(["caregiver"])).toMatchObject({ leadId: null, patientName: null, classification: null })

  const colleague = await makeMember(clinic.id, ["doctor"], { name: "Dr. Other" })
  await db.owner.query(`update "Lead" set "ownerId" = $1 where id = $2`, [colleague.id, lead.id])
  expect(await shown(["doctor"])).toMatchObject({ leadId: null, patientName: null, takenBy: "Dr. Other" })
  expect(await shown(["coordinator"])).toMatchObject({ leadId: lead.id, patientName: "Maria Pop" })
})

it("refuses a cursor that is not one of ours", async () => {
  const ctxFor = await memberOf(await makeClinic())
  await expect(listNotifications(ctxFor(["doctor"]), { cursor: "' or 1=1" })).rejects.toMatchObject({
    code: "invalid_input",
  })
})

describeRefusals(listNotifications, {
  subject: "none",
  async prepare() {
    return {
      input: {},
      ctxFor: await memberOf(await makeClinic()),
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})
