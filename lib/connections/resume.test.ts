import { afterAll } from "vitest"
import { resumeConnection, resumePlatformConnection } from "@/lib/connections/resume"
import { closeDb } from "@/lib/db"
import { connectedClinic } from "@/lib/testing/connections"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"

// What it does is in pause.test.ts, where something was held.
await testDatabase()
afterAll(closeDb)

const ground = async () => {
  const made = await connectedClinic()
  return { ...made, input: { id: made.id } }
}
describeRefusals(resumeConnection, { prepare: ground })
describeRefusals(resumePlatformConnection, { prepare: ground })
