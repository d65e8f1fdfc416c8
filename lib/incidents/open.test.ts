import { afterAll, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findIncident } from "@/lib/incidents/find"
import { openIncident } from "@/lib/incidents/open"
import { makeAlert } from "@/lib/testing/alerts"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { clearOperations, makeChannel, operationsGround, told } from "@/lib/testing/incidents"
import { describeRefusals } from "@/lib/testing/refusals"
import { toDate } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const input = () => ({ key: newId(), title: "Messages wait", severity: "major" as const })

describeRefusals(openIncident, {
  subject: "none",
  prepare: async () => ({ ...(await operationsGround()), input: input() }),
  badInput: { key: newId(), title: "", severity: "grave" },
})

describe("incidents.open", () => {
  it("opens one by hand, tells every channel once and keeps the words sealed; pressed twice, it is one", async () => {
    await clearOperations()
    await makeChannel()
    const { operator, clinic } = await operationsGround()
    const given = { ...input(), words: "WhatsApp answers 503", scope: "all clinics", isPublic: "on" as const }
    const first = await openIncident(operator(), given)
    expect(await openIncident(operator(), given)).toEqual({ id: first.id, isNew: false })
    expect(await told(first.id)).toMatchObject([
      { kind: "incident", title: "Incident opened: Messages wait", body: expect.stringContaining("503") },
    ])
    const [one] = await recorded(clinic.id, first.id)
    expect(one).toMatchObject({
      name: "incident.opened",
      after: { severity: "major", isPublic: true },
      personal: { title: "Messages wait", words: "WhatsApp answers 503" },
    })
    expect(await findIncident(operator(), { id: first.id })).toMatchObject({
      status: "detected",
      openedBy: operator().actor.name,
      updates: [{ words: "WhatsApp answers 503", status: "detected", isStep: false, isPublic: true }],
    })
  })

  it("from an alert: began and was detected when that did, and of one alert there is one incident", async () => {
    const { operator, clinic } = await operationsGround()
    const at = toDate("2026-11-23T03:00:00Z")
    const { id: alertId } = await makeAlert(clinic.id, { at })
    const first = await openIncident(operator(), { ...input(), alertId })
    const second = await openIncident(operator(), { ...input(), alertId })
    expect(second).toEqual({ id: first.id, isNew: false })
    expect(await findIncident(operator(), { id: first.id })).toMatchObject({
      startedAt: at.toISOString(),
      detectedAt: at.toISOString(),
      alert: { id: alertId, name: "function-failure-rate" },
    })
  })

  it("knows the platform's alerts, and no other clinic's", async () => {
    const { operator } = await operationsGround()
    const { id: ofPlatform } = await makeAlert(null)
    expect((await openIncident(operator(), { ...input(), alertId: ofPlatform })).isNew).toBe(true)
    const { id: foreign } = await makeAlert((await makeClinic()).id)
    for (const more of [{ alertId: foreign }, { alertId: newId() }, { deploymentId: newId() }])
      await expect(openIncident(operator(), { ...input(), ...more })).rejects.toMatchObject({
        code: "not_found",
      })
  })

  it("shows it to every clinic's operators: the software is one", async () => {
    const { operator, strangerFor } = await operationsGround()
    const { id } = await openIncident(operator(), input())
    expect(await findIncident(strangerFor(["operator"]), { id })).toMatchObject({
      id,
      title: "Messages wait",
    })
    expect(await platformDb().incident.count({ where: { id } })).toBe(1)
  })
})
