import { afterAll, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { startFakeHost } from "@/lib/drivers/fake-host"
import { reportHost } from "@/lib/hosts/report"
import { newId } from "@/lib/ids"
import { sealSecrets } from "@/lib/software/place"
import { testPlace } from "@/lib/software/test-place"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { softwareGround } from "@/lib/testing/software"

await testDatabase()
const host = await startFakeHost({ kind: "webhook" })
afterAll(() => host.stop())
afterAll(closeDb)

async function ground(secrets: Record<string, unknown> = host.secrets) {
  const made = await softwareGround({ driver: "webhook", settings: host.settings })
  const { id } = made.staging
  const sealedSecrets = sealSecrets(id, secrets as Record<string, string>)
  await platformDb().servicePlace.update({ where: { id }, data: { sealedSecrets } })
  return { ...made, input: { id } }
}

it("asks the driver's API, each time anew, and records how it went", async () => {
  const { operator, clinic, input } = await ground()
  expect(await testPlace(operator, input)).toMatchObject({ ok: true, detail: expect.any(String) })
  expect(await testPlace(operator, input)).toMatchObject({ ok: true })
  expect((await recorded(clinic.id, input.id)).map((one) => one.after)).toEqual([
    { driver: "webhook", ok: true },
    { driver: "webhook", ok: true },
  ])
})

it("says what is wrong: a secret that does not fit, one that is not there, a host that fails", async () => {
  const wrong = await ground({ secret: "not the secret of that host" })
  expect(await testPlace(wrong.operator, wrong.input)).toMatchObject({ ok: false })
  const none = await ground({})
  expect(await testPlace(none.operator, none.input)).toEqual({
    ok: false,
    detail: "Its settings or secrets are not complete yet.",
  })
  const good = await ground()
  host.fail(500, 1)
  expect(await testPlace(good.operator, good.input)).toMatchObject({ ok: false })
})

it("says what the witness last told, or that it never did", async () => {
  const { operator, input } = await ground()
  const witnessHost = `docker-${newId().slice(-8)}`
  await platformDb().servicePlace.update({ where: input, data: { witnessHost } })
  const tried = async () => (await testPlace(operator, input)).detail
  expect(await tried()).toContain(`Its witness ${witnessHost} never told what it runs.`)
  const tell = (name: string, image: string) =>
    reportHost(operator, { host: witnessHost, containers: [{ name, image }] })
  await tell("db-1", "postgres:17")
  expect(await tried()).toMatch(/told .+ ago that it runs nothing of ghcr\.io\/acme\/api\.$/)
  await tell("api-1", "ghcr.io/acme/api:latest")
  expect(await tried()).toMatch(/told .+ ago of api-1\.$/)
})

it("knows no place that is not there", async () => {
  const { operator } = await softwareGround()
  await expect(testPlace(operator, { id: newId() })).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(testPlace, {
  subject: "none",
  prepare: ground,
  wrongState: {
    when: "a place without a driver",
    code: "wrong_state",
    prepare: async () => {
      const made = await softwareGround()
      return { ...made, input: { id: made.staging.id } }
    },
  },
})
