import { afterAll, afterEach, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { requestDeployment } from "@/lib/deployments/request"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { type DeploymentGround, deploymentGround, quickDeployments } from "@/lib/testing/deployments"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeRelease, softwareGround } from "@/lib/testing/software"

const db = await testDatabase()
quickDeployments()
afterAll(closeDb)
const grounds: DeploymentGround[] = []
afterEach(async () => {
  for (const one of grounds.splice(0)) await one.host.stop()
})
const made = async () => {
  const ground = await deploymentGround()
  grounds.push(ground)
  return ground
}
const prepare = async () => {
  const ground = await made()
  const { id } = await ground.build()
  return { ...ground, input: ground.wish(id) }
}

describeRefusals(requestDeployment, {
  prepare,
  subject: "none",
  badInput: { service: "", environment: "x", releaseId: "x" },
  wrongState: {
    when: "a place where another one is under way",
    code: "conflict",
    async prepare() {
      const ground = await prepare()
      await requestDeployment(ground.operator, { ...ground.input, key: newId() })
      return ground
    },
  },
})

describe("deployments.request", () => {
  it("keeps who wants what, the phases to come, and starts one run; sent twice it is one", async () => {
    const { operator, input, find } = await prepare()
    const { id, isNew } = await requestDeployment(operator, input)
    expect(isNew).toBe(true)
    expect(await requestDeployment(operator, input)).toEqual({ id, isNew: false })
    const view = await find(id)
    expect(view).toMatchObject({ status: "queued", kind: "deploy", source: "console", canCancel: true })
    expect(view.phases.map((one) => [one.name, one.status])).toEqual(
      ["preflight", "save", "deploy", "stable", "health", "smoke", "proof", "watch", "report"].map((name) => [
        name,
        "waiting",
      ]),
    )
    const events = await db.owner.query("select data from engine.event where id = $1", [`deployment-${id}`])
    expect(events.rows).toEqual([{ data: { clinicId: operator.clinicId, deploymentId: id } }])
    const facts = await db.owner.query(`select name, after, reason from "Fact" where "subjectId" = $1`, [id])
    expect(facts.rows).toMatchObject([{ name: "deployment.requested", reason: null }])
  })

  it("knows of no place, no release, and no release of another service", async () => {
    const { operator, input } = await prepare()
    const other = await softwareGround()
    const theirs = await makeRelease(other.service.id)
    for (const wrong of [
      { service: "nowhere" },
      { environment: "nowhere" },
      { releaseId: newId() },
      { releaseId: theirs },
    ])
      await expect(requestDeployment(operator, { ...input, ...wrong })).rejects.toMatchObject({
        code: "not_found",
      })
  })

  it("wants a reason for what is taken all the same, and keeps it sealed", async () => {
    const { operator, input, find } = await prepare()
    await expect(requestDeployment(operator, { ...input, overrides: ["window"] })).rejects.toMatchObject({
      code: "invalid_input",
    })
    const given = { ...input, overrides: ["window" as const], reason: "A patient cannot book." }
    const { id } = await requestDeployment(operator, given)
    expect(await find(id)).toMatchObject({ overrides: ["window"], reason: "A patient cannot book." })
    const { rows } = await db.owner.query(
      `select row_to_json(f)::text as text from "Fact" f where "subjectId" = $1`,
      [id],
    )
    expect(rows.map((one) => one.text).join()).not.toContain("cannot book")
  })

  it("refuses a key that was used for something else", async () => {
    const { operator, input, build } = await prepare()
    const { id } = await requestDeployment(operator, input)
    await platformDb().deployment.update({ where: { id }, data: { status: "cancelled" } })
    const { id: releaseId } = await build()
    await expect(requestDeployment(operator, { ...input, releaseId })).rejects.toMatchObject({
      code: "conflict",
    })
  })
})
