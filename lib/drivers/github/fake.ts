import type { FakeAsked, FakeReply } from "@/lib/drivers/fake-http"
import type { FakeRelease, FakeRollout, FakeState } from "@/lib/drivers/fake-state"

type Inputs = { service: string; environment: string; sha: string; digest: string; key: string }

const REPOSITORY = "/repos/acme/rounds/actions"
const CONCLUSION = { stable: "success", failed: "failure", cancelled: "cancelled" } as const

/** GitHub's API of one workflow; its run-name holds the inputs, as ours asks for. */
export function githubFake(state: FakeState, token: string) {
  const titles = new Map<string, string>()
  const titleOf = ({ service, environment, sha, digest, key }: Inputs) =>
    `Deploy ${service} to ${environment}: ${sha} ${digest} (${key})`
  const run = (one: FakeRollout, at: number) => ({
    id: at + 1,
    display_title: titles.get(one.handle) ?? "Deploy",
    event: "workflow_dispatch",
    status: one.end ? "completed" : "in_progress",
    conclusion: one.end ? CONCLUSION[one.end] : null,
    html_url: `https://github.com/acme/rounds/actions/runs/${at + 1}`,
  })
  const title = (release: FakeRelease, key: string) =>
    titleOf({
      service: state.service,
      environment: state.environment,
      sha: release.gitSha,
      digest: release.imageDigest,
      key,
    })
  let standing: string | null = null

  return {
    answer(asked: FakeAsked): FakeReply {
      if (asked.headers.get("authorization") !== `Bearer ${token}`)
        return { status: 401, body: { message: "Bad credentials" } }
      const path = asked.path.replace(REPOSITORY, "")
      if (path === "/workflows/deploy.yml") return { status: 200, body: { name: "Deploy", state: "active" } }
      if (path === "/workflows/deploy.yml/dispatches" && asked.method === "POST") {
        const { inputs } = asked.json as { inputs: Inputs }
        // Each dispatch is a run of its own: GitHub knows no key.
        titles.set(state.begin(inputs.digest).handle, titleOf(inputs))
        return { status: 204 }
      }
      if (path === "/workflows/deploy.yml/runs") {
        const before = standing
          ? [{ id: 1_000_000, display_title: standing, status: "completed", conclusion: "success" }]
          : []
        const all = [...state.rollouts.map(run).reverse(), ...before]
        return { status: 200, body: { total_count: all.length, workflow_runs: all } }
      }
      const [, id] = /^\/runs\/(\d+)\/cancel$/.exec(path) ?? []
      const one = id ? state.rollouts[Number(id) - 1] : undefined
      if (!one) return { status: 404, body: { message: "Not Found" } }
      return state.cancel(one.handle)
        ? { status: 202, body: {} }
        : { status: 409, body: { message: "Cannot cancel a workflow run that is completed." } }
    },
    put(release: FakeRelease) {
      standing = title(release, "rounds-before")
    },
  }
}
