import { afterAll, afterEach, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { endDeployment } from "@/lib/deployments/end"
import { findDeployment } from "@/lib/deployments/find"
import { requestGroup } from "@/lib/deployments/request-group"
import { newId } from "@/lib/ids"
import { platformCtx } from "@/lib/platform"
import { testDatabase } from "@/lib/testing/db"
import { type DeploymentGround, deploymentGround, quickDeployments } from "@/lib/testing/deployments"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeRelease } from "@/lib/testing/software"

const db = await testDatabase()
quickDeployments()
afterAll(closeDb)
const grounds: DeploymentGround[] = []
afterEach(async () => {
  for (const one of grounds.splice(0)) await one.host.stop()
})

/** A dashboard, an API and what both stand on, wished for in the wrong order. */
async function prepare() {
  const ground = await deploymentGround()
  grounds.push(ground)
  const environment = ground.staging.environment
  const add = async (kind: string) => {
    const service = { id: newId(), name: `${kind}-${newId().slice(-12)}` }
    await platformDb().softwareService.create({ data: { ...service, title: kind, kind } })
    await platformDb().servicePlace.create({
      data: { id: newId(), serviceId: service.id, environment, driver: "webhook" },
    })
    return { service: service.name, releaseId: await makeRelease(service.id) }
  }
  const items = [
    await add("dashboard"),
    { service: ground.service.name, releaseId: (await ground.build()).id },
    await add("infrastructure"),
  ]
  return { ...ground, items, input: { environment, items, key: newId() } }
}

describeRefusals(requestGroup, {
  prepare,
  subject: "none",
  badInput: { environment: "x", items: [], key: newId() },
  wrongState: {
    when: "a place where something is under way",
    code: "conflict",
    async prepare() {
      const ground = await prepare()
      await requestGroup(ground.operator, { ...ground.input, key: newId() })
      return ground
    },
  },
})

describe("deployments.request_group", () => {
  const begunOf = async (ids: readonly string[]) =>
    (
      await db.owner.query("select id from engine.event where id = any($1)", [
        ids.map((id) => `deployment-${id}`),
      ])
    ).rows.length

  it("goes by kind, begins the first alone, and is one when sent twice", async () => {
    const { operator, input } = await prepare()
    const { ids, groupId } = await requestGroup(operator, input)
    expect(await requestGroup(operator, input)).toEqual({ groupId, ids, isNew: false })
    const views = await Promise.all(ids.map((id) => findDeployment(operator, { id })))
    expect(views.map((one) => one.serviceKind)).toEqual(["infrastructure", "api", "dashboard"])
    expect(views[1]?.group?.others.map((one) => one.id)).toEqual(ids)
    expect([await begunOf(ids.slice(0, 1)), await begunOf(ids)]).toEqual([1, 1])
  })

  it("begins the next behind one that succeeded, and none behind one that did not", async () => {
    const { operator, input, find } = await prepare()
    await makeClinic()
    await platformDb().clinic.updateMany({ data: { isDefault: false } })
    await platformDb().clinic.update({ where: { id: operator.clinicId }, data: { isDefault: true } })
    const ctx = await platformCtx("deploy-release")
    const { ids } = await requestGroup(operator, input)
    const [first = "", second = "", third = ""] = ids
    await endDeployment(ctx, { id: first, status: "succeeded" })
    expect([await begunOf([first, second]), await begunOf([third])]).toEqual([2, 0])
    await endDeployment(ctx, { id: second, status: "rolled_back", because: "Not healthy." })
    expect(await begunOf([third])).toBe(0)
    expect(await find(third)).toMatchObject({ status: "cancelled", reportName: expect.any(String) })
  })

  it("takes all the same only where that was said, and for a reason that stays sealed", async () => {
    const { operator, input, items } = await prepare()
    const waved = items.map((one, n) => (n === 1 ? { ...one, overrides: ["window" as const] } : one))
    await expect(requestGroup(operator, { ...input, items: waved })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { reason: expect.any(String) },
    })
    const reason = "A patient cannot book."
    const { ids } = await requestGroup(operator, { ...input, items: waved, reason })
    const views = await Promise.all(ids.map((id) => findDeployment(operator, { id })))
    expect(views.map((one) => [one.serviceKind, one.overrides, one.reason])).toEqual([
      ["infrastructure", [], reason],
      ["api", ["window"], reason],
      ["dashboard", [], reason],
    ])
    const { rows } = await db.owner.query(
      `select row_to_json(f)::text as text from "Fact" f where "subjectId" = any($1)`,
      [ids],
    )
    expect(rows).toHaveLength(3)
    expect(rows.map((one) => one.text).join()).not.toContain("cannot book")
  })

  it("takes nothing all the same that cannot be", async () => {
    const { operator, input, items } = await prepare()
    const wrong = items.map((one) => ({ ...one, overrides: ["busy" as never] }))
    await expect(
      requestGroup(operator, { ...input, items: wrong, reason: "In a hurry" }),
    ).rejects.toMatchObject({ code: "invalid_input" })
  })

  it("refuses a key that was used for others", async () => {
    const { operator, input, items } = await prepare()
    const { ids } = await requestGroup(operator, input)
    await expect(requestGroup(operator, { ...input, items: items.slice(1) })).rejects.toMatchObject({
      code: "conflict",
    })
    expect(await platformDb().deployment.count({ where: { environment: input.environment } })).toBe(
      ids.length,
    )
  })

  it("takes each service once, and all or none", async () => {
    const { operator, input, items } = await prepare()
    await expect(requestGroup(operator, { ...input, items: [...items, ...items] })).rejects.toMatchObject({
      code: "invalid_input",
    })
    const wrong = [...items.slice(1), { service: "nowhere", releaseId: newId() }]
    await expect(requestGroup(operator, { ...input, items: wrong })).rejects.toMatchObject({
      code: "not_found",
    })
    expect(await platformDb().deployment.count({ where: { service: items[1]?.service } })).toBe(0)
  })
})
