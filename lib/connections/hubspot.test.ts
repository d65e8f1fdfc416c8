import { expect, it } from "vitest"
import { connectProvider } from "@/lib/connections/connect"
import { openSecrets } from "@/lib/connections/secrets"
import { testConnection } from "@/lib/connections/test-outgoing"
import { hubspotForTests } from "@/lib/testing/crm"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { now } from "@/lib/time"

const db = await testDatabase()
const fake = hubspotForTests()
const GIVEN = {
  provider: "hubspot",
  scheme: "v3",
  secret: "client-secret-of-the-app",
  accessToken: "pat-eu1-of-the-app",
  externalId: "4242",
}
const admin = async () => (await memberOf(await makeClinic()))(["admin"], { steppedUpAt: now() })

it("keeps HubSpot's token and secret sealed and says them nowhere", async () => {
  const ctx = await admin()
  const { id, secret } = await connectProvider(ctx, GIVEN)
  expect(secret).toBeNull()
  const { rows } = await db.owner.query(`select * from "Connection" where id = $1`, [id])
  expect(openSecrets(rows[0])).toMatchObject({ secrets: [GIVEN.secret], apiKey: GIVEN.accessToken })
  const facts = await db.owner.query(`select before, after from "Fact" where "subjectId" = $1`, [id])
  for (const word of [GIVEN.secret, GIVEN.accessToken])
    expect(JSON.stringify([rows, facts.rows])).not.toContain(word)
})

it("needs the app's own secret: it cannot be made up", async () => {
  const { secret: _, ...given } = GIVEN
  await expect(connectProvider(await admin(), given)).rejects.toMatchObject({
    code: "invalid_input",
    fields: { secret: expect.any(String) },
  })
})

it.each([
  [200, true],
  [401, false],
  [403, false],
  [500, false],
])("F9 a test that HubSpot answers with %i", async (status, ok) => {
  const ctx = await admin()
  const { id } = await connectProvider(ctx, GIVEN)
  if (status !== 200) fake.be({ do: "fail", times: 1, status })
  expect(await testConnection(ctx, { id })).toMatchObject({ ok })
})
