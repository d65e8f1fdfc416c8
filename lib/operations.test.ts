import { afterAll, describe, expect, it } from "vitest"
import { can, ROLES, type Role } from "@/lib/can"
import { closeDb } from "@/lib/db"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { allOperations } from "@/lib/testing/operations"

await testDatabase()
afterAll(closeDb)
const ctxFor = await memberOf(await makeClinic())
const operations = await allOperations()

const outcome = (promise: Promise<unknown>) =>
  promise.then(
    () => "ok",
    (error: { code?: string }) => error.code ?? String(error),
  )

/** What nobody could mean: whoever is let in is told so, whoever is not learns nothing of the shape wanted. */
const NONSENSE = { unheardOf: true } as never

it("finds the operations, each under a name of its own", () => {
  const names = operations.map((one) => one.operation)
  expect(names.length).toBeGreaterThan(25)
  expect(new Set(names).size, names.join("\n")).toBe(names.length)
})

describe.each(operations.map((one) => [one.operation, one] as const))("%s", (_, operation) => {
  it.each<[string, readonly Role[]]>([
    ...ROLES.map((role): [string, Role[]] => [role, [role]]),
    ["nobody", []],
  ])("answers %s as lib/can.ts says, before it looks at the input", async (_name, roles) => {
    const grant = can(roles, operation.may)
    const code = await outcome(operation(ctxFor(roles), NONSENSE))
    if (!grant) expect(code).toBe("forbidden")
    else if (grant.stepUp) expect(code).toBe("step_up_needed")
    else expect(code).not.toMatch(/^(forbidden|step_up_needed|internal)$/)
  })
})
