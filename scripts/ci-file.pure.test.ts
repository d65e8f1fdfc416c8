import { readFileSync } from "node:fs"
import { loadYaml } from "@kubernetes/client-node"
import { expect, it } from "vitest"
import packageJson from "@/package.json" with { type: "json" }

type Job = { if?: string; needs?: string; steps: { run?: string; with?: Record<string, unknown> }[] }
type Workflow = {
  name: string
  on: { pull_request?: unknown; push?: { branches: string[] }; workflow_run?: { workflows: string[] } }
  jobs: Record<"check" | "image", Job>
}
const read = (file: string) => loadYaml<Workflow>(readFileSync(`deploy/github/${file}`, "utf8"))

it("M10 checks each change as we do, scans what is shipped, and builds the image on main alone", () => {
  const { name, on, jobs } = read("ci.yml")
  expect(Object.keys(on)).toEqual(["pull_request", "push"])
  expect(on.push).toEqual({ branches: ["main"] })
  const runs = jobs.check.steps.flatMap((one) => one.run ?? [])
  expect(runs).toEqual(expect.arrayContaining(["npm ci", "npm test"]))
  expect(runs.some((run) => /^npm audit .*--audit-level=high/.test(run))).toBe(true)
  for (const [, script = ""] of runs.join("\n").matchAll(/npm (?:run )?(test\S*)/g))
    expect(Object.keys(packageJson.scripts)).toContain(script)
  expect(jobs.image).toMatchObject({ needs: "check", if: "github.event_name == 'push'" })
  const build = jobs.image.steps.flatMap((one) => one.run ?? []).join("\n")
  const taken = [...readFileSync("Dockerfile", "utf8").matchAll(/^ARG (\w+)/gm)].map((match) => match[1])
  for (const [, argument] of build.matchAll(/--build-arg "?(\w+)=/g)) expect(taken).toContain(argument)
  // What deploys waits for this very name.
  expect(read("deploy.yml").on.workflow_run?.workflows).toEqual([name])
})
