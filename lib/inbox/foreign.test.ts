import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listForeign } from "@/lib/inbox/foreign"
import { connectedClinic } from "@/lib/testing/connections"
import { testDatabase } from "@/lib/testing/db"
import { arrive } from "@/lib/testing/inbox"
import { textBody } from "@/lib/testing/whatsapp"

await testDatabase()
afterAll(closeDb)

// With an event astray it is shown in assign.test.ts.
it("suggests nothing for the clinic's own, and knows no other clinic's event", async () => {
  const { operator, clinic } = await connectedClinic()
  const [id = ""] = await arrive(clinic.slug, textBody())
  expect(await listForeign(operator, { id })).toEqual([])
  const other = await connectedClinic()
  await expect(listForeign(other.operator, { id })).rejects.toMatchObject({ code: "not_found" })
})
