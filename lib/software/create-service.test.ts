import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { createService } from "@/lib/software/create-service"
import { listSoftware } from "@/lib/software/list"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

const named = () => `svc-${newId().slice(-12)}`
const given = (name: string) => ({ name, title: "Dashboard", kind: "dashboard" as const })

it("adds a service once, and keeps who answers for it out of the open record", async () => {
  const { operator, clinic } = await softwareGround()
  const name = named()
  const input = { ...given(name), owner: "Ana Pop", ownerContact: "ana@example.org", repository: "acme/dash" }
  const { id } = await createService(operator, input)
  await expect(createService(operator, input)).rejects.toMatchObject({
    code: "invalid_input",
    fields: { name: expect.any(String) },
  })
  const { services } = await listSoftware(operator, {})
  expect(services.find((one) => one.id === id)).toMatchObject({ ...input, places: [], isRetired: false })
  const [fact, ...more] = await recorded(clinic.id, id)
  expect(more).toEqual([])
  expect(fact).toMatchObject({
    name: "software.service_created",
    after: { service: name, kind: "dashboard" },
    personal: { owner: "Ana Pop", ownerContact: "ana@example.org" },
  })
  expect(JSON.stringify(fact?.after)).not.toContain("Ana")
})

it.each([
  ["a name with capitals", { name: "Dashboard" }, "name"],
  ["a repository without its owner", { repository: "dash" }, "repository"],
  ["a runbook with a password in it", { runbookUrl: "https://me:secret@example.org" }, "runbookUrl"],
  ["a kind there is not", { kind: "toaster" }, "kind"],
])("refuses %s", async (_, more, field) => {
  const { operator } = await softwareGround()
  await expect(createService(operator, { ...given(named()), ...(more as object) })).rejects.toMatchObject({
    code: "invalid_input",
    fields: { [field]: expect.any(String) },
  })
})

describeRefusals(createService, {
  subject: "none",
  prepare: async () => ({ ...(await softwareGround()), input: given(named()) }),
})
