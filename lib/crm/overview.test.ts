import { expect, it } from "vitest"
import { findCrm } from "@/lib/crm/overview"
import { startBatch } from "@/lib/crm/start-batch"
import { syncPortion } from "@/lib/crm/sync-portion"
import { inClinic } from "@/lib/db"
import { hubspotForTests, linkTo, refusalGround, told } from "@/lib/testing/crm"
import { testDatabase } from "@/lib/testing/db"
import { hubspotEvent } from "@/lib/testing/hubspot"
import { addLead } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
hubspotForTests()

it("counts the clinic's own links, differences and ends", async () => {
  const { ground, ctxFor } = await refusalGround()
  await linkTo(ground, "12")
  await told(ground, [
    hubspotEvent("contact.propertyChange", 12, { propertyName: "firstname", propertyValue: "Ina" }),
  ])
  const admin = ctxFor(["admin"])
  expect(await findCrm(admin, {})).toMatchObject({
    isConnected: true,
    linked: 1,
    driftByField: [{ field: "firstName", count: 1 }],
  })
  await told(ground, [hubspotEvent("contact.deletion", 12)])
  expect(await findCrm(admin, {})).toMatchObject({
    linked: 0,
    deleted: 1,
    driftByField: [],
    ended: [{ name: "Maria Pop" }],
  })
  expect(await findCrm(ground.strangerFor(["admin"]), {})).toMatchObject({ linked: 0, deleted: 0, ended: [] })
})

it("counts by which right each would be written, as writing everybody then does", async () => {
  const { ground, ctxFor } = await refusalGround()
  const { id: clinicId } = ground.clinic
  const others = []
  for (const name of ["Agreed", "Refused", "Ended", "Gone", "Kept out", "Restricted"])
    others.push(await addLead(clinicId, { name }))
  const [agreed, refused, ended, gone, keptOut, restricted] = others.map((one) => one.patientId)
  const decide = (
    patientId: string | undefined,
    purpose: string,
    status: string,
    days: number | null = null,
  ) =>
    db.owner.query(
      `insert into "Consent" (id, "clinicId", "patientId", purpose, status, source, "effectKey", "recordedAt", "expiresAt")
       values (gen_random_uuid(), $1, $2, $3, $4, 'member', gen_random_uuid()::text, now() - interval '9 days', now() + $5 * interval '1 day')`,
      [clinicId, patientId, purpose, status, days],
    )
  await decide(agreed, "third_party_sharing", "granted", 30)
  await decide(refused, "third_party_sharing", "denied")
  await decide(ended, "third_party_sharing", "granted", -1)
  await decide(keptOut, "data_processing", "withdrawn")
  await db.owner.query(
    `insert into "CrmLink" (id, "clinicId", "patientId", provider, status) values (gen_random_uuid(), $1, $2, 'hubspot', 'erased')`,
    [clinicId, gone],
  )
  await db.owner.query(
    `update "Patient" set "restrictedAt" = now(), "restrictedBecause" = 'asked' where id = $1`,
    [restricted],
  )
  const admin = ctxFor(["admin"])
  const { whom } = await findCrm(admin, {})
  expect(whom).toEqual({
    consent: 1,
    own_records: 1,
    sharing_not_agreed: 3,
    erased_there: 1,
    restricted: 1,
    deleted_there: 0,
    no_address: 0,
  })
  const { id } = await startBatch(admin, { reason: "A first filling." })
  await syncPortion(ground.run, id, "portion-1")
  const batch = await inClinic(clinicId, (tx) => tx.crmBatch.findUniqueOrThrow({ where: { id } }))
  expect(batch).toMatchObject({ written: 2, refused: 5, failed: 0 })
})

describeRefusals(findCrm, {
  subject: "none",
  prepare: async () => ({ ...(await refusalGround()), input: {} }),
})
