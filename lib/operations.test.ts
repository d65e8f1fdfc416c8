import { afterAll, describe, expect, it } from "vitest"
import { can, type Permission, ROLES, type Role } from "@/lib/can"
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

describe("P7 every query that may show a patient says whose data it shows", () => {
  const SHOWS_PATIENTS = new Set<Permission>([
    "leads.read",
    "leads.score.read",
    "leads.work",
    "messages.read",
    "recordings.read",
    "clinical.read",
    "appointments.read",
    "consents.read",
    "consents.ledger.read",
    "payments.read",
    "patients.read",
    "patients.write",
    "patients.merge",
    "patients.import",
    "tasks.read",
    "notifications.read",
    "runs.read",
    "webhooks.read",
    "webhooks.body",
  ])
  /** Those that need not, and why. */
  const SHOWS_NONE: Record<string, string> = {
    "appointments.count_waiting": "numbers",
    "appointments.pickers": "practitioners, rooms and services",
    "waiting_list.slots": "times and numbers",
    "functions.find": "rates of a function and kinds of its errors",
    "functions.list": "rates of functions",
    "imports.find": "a file's name and numbers",
    "imports.invalid": "lines of a file that became nobody's record",
    "imports.list": "names of files and numbers",
    "causes.find": "kinds of errors, ids and staff",
    "causes.failing": "kinds of errors and numbers",
    "causes.list": "kinds of errors and numbers",
    "deadLetters.list": "ids, names of functions and errors",
    "reruns.find": "ids, numbers and staff; a reason is who asked's own words",
    "reruns.list": "numbers and staff",
    "consents.audit_days": "numbers",
    "conversations.count": "numbers",
    "recalls.count": "numbers",
    "quarantine.clinics": "clinics",
    "tasks.count": "numbers",
    "leads.bulkProgress": "numbers",
    "consents.count": "numbers",
    "leads.colleagues": "staff",
    "leads.count": "numbers",
    "leads.countDoubles": "a number",
    "leads.countWaiting": "numbers",
    "leads.previewBulk": "numbers",
    "leads.sources": "numbers, and campaigns by name",
    "routing.suggestion": "staff and a rule's name",
    "runs.count": "a number",
    "runs.releases": "releases",
    "runs.list": "ids, names of functions and errors; outputs are a run's own page",
    "today.failedRuns": "a number",
    "today.taskKinds": "numbers",
    "today.stuckWebhooks": "a number",
    "webhooks.connections": "set-up",
    "webhooks.deliveries": "requests by provider and outcome",
    "webhooks.ledger": "numbers",
    "webhooks.quarantine": "providers and reasons; the body is an event's own page",
    "webhooks.list": "keys and fates; the body is an event's own page",
  }
  const asked = operations.filter((one) => one.kind === "query" && SHOWS_PATIENTS.has(one.may))

  it("or is listed with the reason why it shows none", () => {
    const silent = asked.filter((one) => !one.recordsReads && !(one.operation in SHOWS_NONE))
    expect(
      silent.map((one) => one.operation),
      "add `reads` after `run` of the query; see lib/access/reads.ts",
    ).toEqual([])
  })

  it("and no reason outlives what it excuses", () => {
    const excused = asked.filter((one) => !one.recordsReads).map((one) => one.operation)
    expect(Object.keys(SHOWS_NONE).filter((name) => !excused.includes(name))).toEqual([])
  })
})
