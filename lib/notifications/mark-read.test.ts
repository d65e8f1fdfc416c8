import { expect, it } from "vitest"
import { asClinicId, systemCtx } from "@/lib/ctx"
import { newId } from "@/lib/ids"
import { listNotifications } from "@/lib/notifications/list"
import { markNotificationsRead } from "@/lib/notifications/mark-read"
import { notifyLead } from "@/lib/notifications/notify-lead"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeLead } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()

async function told() {
  const clinic = await makeClinic()
  const ctxFor = await memberOf(clinic)
  await db.owner.query(`update "Member" set roles = '{doctor}' where id = $1`, [ctxFor.member.id])
  const { id: leadId } = await makeLead(clinic.id)
  await notifyLead(systemCtx(asClinicId(clinic.id), clinic, "job"), {
    leadId,
    kind: "hot_lead",
    scoreId: newId(),
  })
  const { rows } = await listNotifications(ctxFor(["doctor"]), {})
  return { clinic, ctxFor, id: rows[0]!.id }
}

it("records the reading once", async () => {
  const { clinic, ctxFor, id } = await told()
  await markNotificationsRead(ctxFor(["doctor"]), { id })
  await markNotificationsRead(ctxFor(["doctor"]), { id })
  const facts = await db.owner.query(
    `select 1 from "Fact" where "clinicId" = $1 and name = 'notification.read'`,
    [clinic.id],
  )
  expect(facts.rowCount).toBe(1)
})

describeRefusals(markNotificationsRead, {
  async prepare() {
    const { ctxFor, id } = await told()
    return { input: { id }, ctxFor, strangerFor: await memberOf(await makeClinic()) }
  },
})
