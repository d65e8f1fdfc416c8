import { afterAll, expect, it } from "vitest"
import { listSilent } from "@/lib/connections/list-silent"
import { closeDb } from "@/lib/db"
import { connectedClinic } from "@/lib/testing/connections"
import { testDatabase } from "@/lib/testing/db"

const db = await testDatabase()
afterAll(closeDb)

it("lists the clinic's own alone; how they come to be silent is in watch.test.ts", async () => {
  const [one, other] = [await connectedClinic(), await connectedClinic()]
  await db.owner.query(`update "Connection" set "silentSince" = '2026-11-22T10:00:00Z'`)
  const silent = {
    id: one.id,
    provider: "whatsapp",
    level: "clinic",
    silentSince: "2026-11-22T10:00:00.000Z",
  }
  expect(await listSilent(one.admin, {})).toEqual([silent])
  expect(await listSilent(other.admin, {})).toMatchObject([{ id: other.id }])
})
