import { afterAll, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { draftPostmortem } from "@/lib/incidents/draft-postmortem"
import { tellIncident } from "@/lib/incidents/tell"
import { makeAlert } from "@/lib/testing/alerts"
import { testDatabase } from "@/lib/testing/db"
import { makeIncident, operationsGround } from "@/lib/testing/incidents"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, MINUTE_MS, toDate } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const at = toDate("2026-11-20T03:00:00Z")
const min = (minutes: number) => addMs(at, minutes * MINUTE_MS)
const ground = async () => {
  const { id } = await makeIncident({ startedAt: at, detectedAt: min(10), createdAt: min(11) })
  return { ...(await operationsGround()), input: { id } }
}
describeRefusals(draftPostmortem, { subject: "none", prepare: ground, badInput: { id: "7" } })

describe("incidents.draft_postmortem", () => {
  it("tells in order what is on record, and asks where nothing is", async () => {
    const { ctxFor, clinic, input } = await ground()
    const say = (minutes: number, words: string, status?: "assessed" | "mitigated" | "resolved") =>
      tellIncident(ctxFor(["operator"], { now: min(minutes) }), { ...input, key: newId(), words, status })
    await say(13, "All clinics\n# not a heading", "assessed")
    await say(40, "Rolled back", "mitigated")
    await makeAlert(clinic.id, { at: min(10), subject: "send-whatsapp-message" })
    await makeAlert(clinic.id, { at: addMs(at, -DAY_MS), subject: "of-another-day" })
    await platformDb().deployment.create({
      data: {
        id: newId(),
        service: "rounds",
        environment: "production",
        placeId: newId(),
        key: newId(),
        status: "rolled_back",
        because: "health did not answer",
        requestedBy: "system:test",
        source: "console",
        createdAt: addMs(at, -5 * MINUTE_MS),
        finishedAt: min(30),
      },
    })
    const { draft } = await draftPostmortem(ctxFor(["operator"], { now: min(90) }), input)
    const lines = draft.split("\n").filter((one) => one.startsWith("- 2026"))
    expect(lines.map((one) => one.slice(13, 18))).toEqual([
      "02:55",
      "03:00",
      "03:10",
      "03:11",
      "03:13",
      "03:30",
      "03:40",
    ])
    expect(draft).toContain("Began 2026-11-20 03:00 UTC, detected 2026-11-20 03:10 UTC: 10 min 00 s unseen")
    expect(draft).toContain("Until it was assessed: 3 min 00 s")
    expect(draft).toContain("Until it was resolved: not known.")
    expect(draft).toContain("Alert “A function fails often: send-whatsapp-message” fired (")
    expect(draft).toContain("rolled_back (health did not answer)")
    expect(draft).toContain("Led: nobody was named")
    expect(draft).not.toContain("of-another-day")
    expect(draft).not.toMatch(/^# not a heading/m)
  })

  it("knows no incident that is not there", async () => {
    const { operator } = await ground()
    await expect(draftPostmortem(operator(), { id: newId() })).rejects.toMatchObject({ code: "not_found" })
  })
})
