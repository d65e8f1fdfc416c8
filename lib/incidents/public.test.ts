import { afterAll, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { publicIncidents } from "@/lib/incidents/public"
import { tellIncident } from "@/lib/incidents/tell"
import { testDatabase } from "@/lib/testing/db"
import { clearOperations, makeIncident, operationsGround } from "@/lib/testing/incidents"
import { addMs, DAY_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

it("shows what is meant for everybody, of that the words that are, and no name", async () => {
  await clearOperations()
  const { operator } = await operationsGround()
  const { id } = await makeIncident({ isPublic: true, leadName: "Oana Radu", scope: "Northside" })
  await makeIncident({ title: "Ours alone" })
  await makeIncident({ title: "Long ago", isPublic: true, startedAt: addMs(now(), -91 * DAY_MS) })
  const say = (words: string, isPublic?: "on") =>
    tellIncident(operator(), { id, key: newId(), words, isPublic })
  await say("We look into it", "on")
  await say("The password of the pool was wrong")
  const shown = await publicIncidents(platformDb(), now())
  expect(shown).toMatchObject([{ id, updates: [{ words: "We look into it" }] }])
  expect(JSON.stringify(shown)).not.toMatch(/Oana|Northside|password|User/)
})
