import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findIncident } from "@/lib/incidents/find"
import { writePostmortem } from "@/lib/incidents/write-postmortem"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { makeIncident, operationsGround } from "@/lib/testing/incidents"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const postmortem = "# Messages waited\n\nThe pool was too small."
const ground = async (status = "resolved") => {
  const { id } = await makeIncident({ status, resolvedAt: status === "detected" ? null : now() })
  return { ...(await operationsGround()), input: { id, postmortem } }
}

describeRefusals(writePostmortem, {
  subject: "none",
  prepare: () => ground(),
  badInput: { id: newId(), postmortem: "short" },
  wrongState: { when: "one that goes on", code: "wrong_state", prepare: () => ground("detected") },
})

describe("incidents.write_postmortem", () => {
  it("keeps it; written anew the clock stays where it was, and the same again changes nothing", async () => {
    const { ctxFor, clinic, input } = await ground()
    const first = now()
    await writePostmortem(ctxFor(["operator"], { now: first }), input)
    await writePostmortem(ctxFor(["operator"]), input)
    const later = ctxFor(["operator"], { now: addMs(first, HOUR_MS) })
    await writePostmortem(later, { ...input, postmortem: `${postmortem} And is larger now.` })
    expect(await findIncident(later, { id: input.id })).toMatchObject({
      postmortem: expect.stringContaining("larger now"),
      postmortemAt: first.toISOString(),
    })
    const facts = await recorded(clinic.id, input.id)
    expect(facts.map((one) => one.name)).toEqual(Array(2).fill("incident.postmortem_written"))
    expect(facts[0]?.personal).toEqual({ words: postmortem })
  })

  it("knows no incident that is not there", async () => {
    const { operator, input } = await ground()
    await expect(writePostmortem(operator(), { ...input, id: newId() })).rejects.toMatchObject({
      code: "not_found",
    })
  })
})
