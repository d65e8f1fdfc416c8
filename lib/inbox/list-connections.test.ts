import { beforeAll, describe, expect, it } from "vitest"
import { listConnections } from "@/lib/inbox/list-connections"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
let asMember: Awaited<ReturnType<typeof memberOf>>
let stranger: Awaited<ReturnType<typeof memberOf>>

beforeAll(async () => {
  const clinic = await makeClinic({ slug: "riverside" })
  asMember = await memberOf(clinic)
  stranger = await memberOf(await makeClinic())
  await db.owner.query(
    `insert into "Connection" (id, "clinicId", provider, scheme, "externalId", sealed)
     values (gen_random_uuid(), $1, 'whatsapp', 'meta', '1065', 'topsecret')`,
    [clinic.id],
  )
})

describe("listConnections", () => {
  it("says the exact address and no secret", async () => {
    const found = await listConnections(asMember(["admin"]), {})
    expect(found).toMatchObject([
      {
        provider: "whatsapp",
        scheme: "meta",
        externalId: "1065",
        url: "http://localhost:3000/api/webhooks/whatsapp/riverside",
      },
    ])
    expect(JSON.stringify(found)).not.toMatch(/sealed|secret/)
  })

  it("shows another clinic nothing", async () => {
    expect(await listConnections(stranger(["admin"]), {})).toEqual([])
  })
})

describeRefusals(listConnections, {
  subject: "none",
  prepare: async () => ({ input: {}, ctxFor: asMember, strangerFor: stranger }),
})
