import { readFileSync } from "node:fs"
import { loadYaml } from "@kubernetes/client-node"
import { describe, expect, it } from "vitest"

type Step = {
  uses?: string
  run?: string
  with?: Record<string, unknown>
  env?: Record<string, string>
  if?: string
}
type Job = { "runs-on": string; "timeout-minutes": number; needs?: string; if?: string; steps: Step[] }
type Workflow = {
  name: string
  on: Record<string, unknown>
  permissions: Record<string, string>
  concurrency: { group: string }
  jobs: Record<string, Job>
}
const read = (name: string) => loadYaml<Workflow>(readFileSync(`deploy/github/${name}.yml`, "utf8"))
const FILES = ["ci", "deploy", "driver/deploy"]

/** What an action takes, as its own action.yml names it. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  "actions/checkout@v4": ["ref", "fetch-depth", "persist-credentials"],
  "actions/setup-node@v4": ["node-version", "cache"],
  "docker/login-action@v3": ["registry", "username", "password"],
  "actions/upload-artifact@v4": ["name", "path", "if-no-files-found", "retention-days"],
}
const WORKFLOW = ["name", "run-name", "on", "permissions", "concurrency", "jobs", "env", "defaults"]
const JOB = [
  "runs-on",
  "timeout-minutes",
  "needs",
  "if",
  "steps",
  "environment",
  "permissions",
  "env",
  "strategy",
]
const STEP = [
  "name",
  "id",
  "uses",
  "with",
  "run",
  "env",
  "if",
  "working-directory",
  "shell",
  "timeout-minutes",
]

describe.each(FILES)("M10 M12 E7 the ready workflow %s", (name) => {
  const workflow = read(name)

  it("holds nothing that GitHub does not know, and may no more than it needs", () => {
    const unknown = (one: object, known: readonly string[]) =>
      Object.keys(one).filter((key) => !known.includes(key))
    expect(unknown(workflow, WORKFLOW)).toEqual([])
    expect(workflow.permissions.contents).toBe("read")
    expect(workflow.concurrency.group).toBeTruthy()
    for (const job of Object.values(workflow.jobs)) {
      expect(unknown(job, JOB)).toEqual([])
      expect(job["timeout-minutes"]).toBeGreaterThan(0)
      if (job.needs) expect(Object.keys(workflow.jobs)).toContain(job.needs)
      for (const step of job.steps) {
        expect(unknown(step, STEP)).toEqual([])
        expect(Boolean(step.uses) !== Boolean(step.run)).toBe(true)
        if (step.uses) expect(unknown(step.with ?? {}, ACTIONS[step.uses] ?? [])).toEqual([])
        if (step.uses) expect(Object.keys(ACTIONS)).toContain(step.uses)
      }
    }
  })

  it("puts nothing that others may write into a command: it goes by the environment", () => {
    for (const job of Object.values(workflow.jobs))
      for (const step of job.steps)
        expect((step.run ?? "").replaceAll(/\$\{\{ runner\.temp \}\}/g, "")).not.toContain("${{")
  })
})

describe("M10 the ready CI", () => {
  const { name, on, jobs } = read("ci")

  it("is what the deployment waits for, on each pull request and on main", () => {
    expect(read("deploy").on.workflow_run).toMatchObject({ workflows: [name], types: ["completed"] })
    expect(on).toEqual({ pull_request: null, push: { branches: ["main"] } })
  })

  it("tests all, looks for known faults, and builds the image of main alone", () => {
    const scripts = JSON.parse(readFileSync("package.json", "utf8")).scripts as Record<string, string>
    const runs = jobs.check?.steps.flatMap((one) => one.run ?? []) ?? []
    expect(runs).toEqual(["npm ci", "npm audit --omit=dev --audit-level=high", "npm test"])
    expect(scripts.test).toBeDefined()
    expect(jobs.image).toMatchObject({ if: "github.event_name == 'push'", needs: "check" })
    const args = [...readFileSync("Dockerfile", "utf8").matchAll(/^ARG (\w+)/gm)].map((match) => match[1])
    for (const one of new Set(args)) expect(jobs.image?.steps.at(-1)?.run).toContain(`--build-arg "${one}=`)
  })
})
