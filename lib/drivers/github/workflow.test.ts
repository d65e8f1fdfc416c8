import { readFileSync } from "node:fs"
import { loadYaml } from "@kubernetes/client-node"
import { afterAll, expect, it } from "vitest"
import { startFakeHost } from "@/lib/drivers/fake-host"
import { serveFake } from "@/lib/drivers/fake-http"
import { github } from "@/lib/drivers/github/driver"
import { testDatabase } from "@/lib/testing/db"

await testDatabase()

const workflow = loadYaml<{
  "run-name": string
  on: { workflow_dispatch: { inputs: Record<string, { required: boolean }> } }
}>(readFileSync("deploy/github/driver/deploy.yml", "utf8"))

const sent: Record<string, string>[] = []
const api = await serveFake((asked) => {
  if (asked.path.endsWith("/dispatches")) {
    sent.push((asked.json as { inputs: Record<string, string> }).inputs)
    return { status: 204 }
  }
  const [inputs = {}] = sent
  const named = workflow["run-name"].replace(
    /\$\{\{ inputs\.(\w+) \}\}/g,
    (_, name: string) => inputs[name] ?? "",
  )
  const run = { id: 1, display_title: named, status: "completed", conclusion: "success" }
  return { status: 200, body: { workflow_runs: sent.length > 0 ? [run] : [] } }
})
const host = await startFakeHost({ kind: "github" })
afterAll(() => Promise.all([api.close(), host.stop()]))

it("the ready workflow takes what the driver sends, and its runs are found again by their names", async () => {
  const settings = { repository: "acme/rounds", workflow: "deploy.yml", ref: "main", apiUrl: api.url }
  const place = { ...host.place, settings, secrets: { token: "a-token-of-a-test" } }
  const release = { gitSha: "a".repeat(40), imageDigest: `sha256:${"b".repeat(64)}` }
  const { handle } = await github.deploy(place, release, "deployment-1")
  expect(Object.keys(sent[0] ?? {}).sort()).toEqual(Object.keys(workflow.on.workflow_dispatch.inputs).sort())
  expect((await github.progress(place, handle)).state).toBe("stable")
  await github.deploy(place, release, "deployment-1")
  expect(sent).toHaveLength(1)
  expect((await github.current(place)).saved).toEqual(release)
})
