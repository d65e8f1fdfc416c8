import { z } from "zod"
import { callHost } from "@/lib/drivers/call"
import type { GithubSecrets, GithubSettings } from "@/lib/drivers/github/settings"
import { readDeployment, readRun } from "@/lib/providers/github/news"
import type { SoftwareNews } from "@/lib/providers/software-news"

type Place = { settings: GithubSettings; secrets: GithubSecrets }
const Runs = z.object({ workflow_runs: z.array(z.record(z.string(), z.unknown())) })
const Deployments = z.array(z.record(z.string(), z.unknown()))
const Statuses = z.array(z.object({ state: z.string() }))

/** Deployments are told one by one how they ended: so many of the newest are asked about. */
const MOST_DEPLOYMENTS = 10

/** What GitHub's webhook would have told: it never sends again what did not arrive. */
export async function askGithub(place: Place): Promise<SoftwareNews[]> {
  const repository = place.settings.repository.toLowerCase()
  const { workflow_runs: runs } = Runs.parse(await get(place, "/actions/runs?per_page=50"))
  const heard = runs.map((one) => readRun(one, repository))
  const deployments = Deployments.parse(await get(place, `/deployments?per_page=${MOST_DEPLOYMENTS}`))
  for (const one of deployments.slice(0, MOST_DEPLOYMENTS)) {
    if (typeof one.id !== "number") continue
    const [newest] = Statuses.parse(await get(place, `/deployments/${one.id}/statuses?per_page=1`))
    heard.push(readDeployment(one, newest?.state, repository))
  }
  return heard.flatMap((read) => ("news" in read ? [read.news] : []))
}

async function get({ settings, secrets }: Place, path: string): Promise<unknown> {
  const base = (settings.apiUrl ?? "https://api.github.com").replace(/\/+$/, "")
  const { json } = await callHost({
    who: "GitHub",
    url: `${base}/repos/${settings.repository}${path}`,
    headers: { authorization: `Bearer ${secrets.token}`, accept: "application/vnd.github+json" },
    secrets: [secrets.token],
  })
  return json
}
