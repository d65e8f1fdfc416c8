import { createHash } from "node:crypto"
import { z } from "zod"
import { callHost, type HostAnswer } from "@/lib/drivers/call"
import { type Driver, DriverError, type DriverPlace, type DriverRelease } from "@/lib/drivers/driver"
import { GithubSecrets, GithubSettings, Run } from "@/lib/drivers/github/settings"
import { ABOUT, TITLES } from "@/lib/drivers/words"

type Place = DriverPlace<GithubSettings, GithubSecrets>

const LISTED = 50
const Saved = z.object({ gitSha: z.string(), imageDigest: z.string() })
const PUT = /\b([0-9a-f]{40})\b.*\b(sha256:[0-9a-f]{64})\b/
const NO_STOP = "GitHub Actions has nothing to stop or start: it does not know what runs."

/**
 * Starts a workflow and follows it. The workflow's run-name must hold its inputs service, environment, sha, digest and
 * key: only by its title is a run known, and found again where GitHub's answer was lost.
 */
export const github: Driver<GithubSettings, GithubSecrets> = {
  name: "github",
  title: TITLES.github,
  settings: GithubSettings,
  secrets: GithubSecrets,
  about: ABOUT.github,

  async test(place) {
    const { json } = await call(place, "GET", `/actions/workflows/${place.settings.workflow}`)
    const { name, state } = json as { name?: string; state?: string }
    if (state === "active")
      return { ok: true, detail: `The workflow ${name ?? place.settings.workflow} is active.` }
    return { ok: false, detail: `The workflow is ${state ?? "in no state GitHub names"}.` }
  },

  async current(place) {
    const last = (await runs(place)).find((run) => run.conclusion === "success" && isHere(place, run))
    const [, gitSha, imageDigest] = PUT.exec(last?.display_title ?? "") ?? []
    const saved = gitSha && imageDigest ? { gitSha, imageDigest } : {}
    const detail = gitSha
      ? `The last run that ended well put ${gitSha.slice(0, 7)} there. GitHub does not know what runs.`
      : "No run is known that ended well. GitHub does not know what runs."
    return { digest: null, gitSha: null, replicas: place.replicas, saved, detail }
  },

  deploy: (place, release, key) => dispatch(place, release, key),

  restore(place, saved, key) {
    const told = Saved.safeParse(saved)
    if (told.success) return dispatch(place, told.data, key)
    throw new DriverError("Nobody said what ran before, so it cannot be brought back.", { isFinal: true })
  },

  async progress(place, handle) {
    const run = await find(place, handle)
    const none = { healthy: null, wanted: null }
    if (!run) return { state: "under_way", ...none, detail: "GitHub does not list the run yet." }
    if (run.status !== "completed")
      return { state: "under_way", ...none, detail: `Run ${run.id}: ${run.status}.` }
    const state = run.conclusion === "success" ? "stable" : "failed"
    return { state, ...none, detail: `Run ${run.id}: ${run.conclusion}.` }
  },

  async cancel(place, handle) {
    const run = await find(place, handle)
    if (!run) return { detail: "GitHub lists no such run." }
    const { status } = await call(place, "POST", `/actions/runs/${run.id}/cancel`, undefined, [409])
    return { detail: status === 409 ? "It had ended already." : "GitHub was told to end the run." }
  },

  stop: () => Promise.reject(new DriverError(NO_STOP, { isFinal: true })),
  resume: () => Promise.reject(new DriverError(NO_STOP, { isFinal: true })),
  logs: async () => null,
}

async function dispatch(place: Place, { gitSha, imageDigest }: DriverRelease, key: string) {
  const handle = markOf(key)
  if (await find(place, handle)) return { handle, detail: "The workflow runs already." }
  const { service, environment, image, settings } = place
  const inputs = { service, environment, sha: gitSha, digest: imageDigest, image: image ?? "", key: handle }
  await call(place, "POST", `/actions/workflows/${settings.workflow}/dispatches`, {
    ref: settings.ref,
    inputs,
  })
  return { handle, detail: `The workflow ${settings.workflow} was started on ${settings.ref}.` }
}

/** Short enough for a title, and found in no other. */
const markOf = (key: string): string =>
  `rounds-${createHash("sha256").update(key).digest("hex").slice(0, 20)}`

const isHere = ({ service, environment }: Place, { display_title }: Run): boolean =>
  [service, environment].every((one) => display_title.split(/[\s():,/]+/).includes(one))

async function runs(place: Place): Promise<Run[]> {
  const path = `/actions/workflows/${place.settings.workflow}/runs?event=workflow_dispatch&per_page=${LISTED}`
  const { json } = await call(place, "GET", path)
  const read = z.object({ workflow_runs: Run.array() }).safeParse(json)
  if (read.success) return read.data.workflow_runs
  throw new DriverError("GitHub answers with something that is not understood here.", { isFinal: true })
}

const find = async (place: Place, handle: string): Promise<Run | undefined> =>
  (await runs(place)).find((run) => run.display_title.includes(handle))

function call(
  { settings, secrets }: Place,
  method: "GET" | "POST",
  path: string,
  body?: unknown,
  takes?: number[],
): Promise<HostAnswer> {
  return callHost({
    who: "GitHub",
    url: `${(settings.apiUrl ?? "https://api.github.com").replace(/\/+$/, "")}/repos/${settings.repository}${path}`,
    method,
    headers: {
      authorization: `Bearer ${secrets.token}`,
      accept: "application/vnd.github+json",
      "x-github-api-version": "2022-11-28",
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    secrets: [secrets.token],
    takes,
  })
}
