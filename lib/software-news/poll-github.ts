import { z } from "zod"
import { callHost } from "@/lib/drivers/call"
import { DriverError } from "@/lib/drivers/driver"
import { readCommits, readDeployment, readRun } from "@/lib/providers/github/news"
import type { SoftwareNews } from "@/lib/providers/software-news"

/** `repository` in small letters; `apiUrl`: GitHub Enterprise's. */
export type Repository = { repository: string; token: string; apiUrl?: string }
/** What was heard of it before: branches by their newest commit, and deployments whose end is on record. */
export type HeardBefore = { branches: readonly string[]; ended(ids: readonly string[]): Promise<Set<string>> }

/** What was told, and why not all of it was. */
export type Asked = { news: SoftwareNews[]; refused: readonly unknown[] }

const Given = z.record(z.string(), z.unknown())
const About = z.object({ default_branch: z.string().max(200) })
const Runs = z.object({ workflow_runs: z.array(Given) })
const Deployments = z.array(Given)
const Commits = z.array(Given)
const Statuses = z.array(z.object({ state: z.string() }))

/** How a deployment ended is told one by one: so many of the newest whose end is not known are asked about. */
const MOST_ASKED = 10
const MOST_LISTED = 100

/**
 * What GitHub's webhook would have told: it never sends again what did not arrive. What is listed anew is found on
 * record. Who refuses one question, as a token that reads no deployments does, is asked the others.
 */
export async function askGithub(of: Repository, before: HeardBefore): Promise<Asked> {
  const asked = await Promise.allSettled([
    commitsOf(of, before.branches),
    checksOf(of),
    deploymentsOf(of, before),
  ])
  return {
    news: asked.flatMap((one) => (one.status === "fulfilled" ? one.value : [])),
    refused: asked.flatMap((one) => (one.status === "rejected" ? [one.reason] : [])),
  }
}

async function commitsOf(of: Repository, known: readonly string[]): Promise<SoftwareNews[]> {
  const { default_branch: usual } = About.parse(await get(of, ""))
  const news: SoftwareNews[] = []
  for (const branch of new Set([usual, ...known])) {
    const query = new URLSearchParams({ sha: branch, per_page: String(MOST_LISTED) })
    const listed = await unlessGone(() => get(of, `/commits?${query}`))
    const commits = listed ? readCommits(Commits.parse(listed)) : []
    if (commits.length > 0)
      news.push({ kind: "pushed", repository: of.repository, branch, commits: commits.reverse() })
  }
  return news
}

async function checksOf(of: Repository): Promise<SoftwareNews[]> {
  const { workflow_runs: runs } = Runs.parse(await get(of, `/actions/runs?per_page=${MOST_LISTED}`))
  return runs.flatMap((one) => newsOf(readRun(one, of.repository)))
}

async function deploymentsOf(of: Repository, before: HeardBefore): Promise<SoftwareNews[]> {
  const listed = Deployments.parse(await get(of, `/deployments?per_page=${MOST_LISTED}`)).flatMap((one) =>
    typeof one.id === "number" ? [{ one, id: one.id }] : [],
  )
  const ended = await before.ended(listed.map(({ id }) => String(id)))
  const news: SoftwareNews[] = []
  for (const { one, id } of listed.filter((each) => !ended.has(String(each.id))).slice(0, MOST_ASKED)) {
    const [newest] = Statuses.parse(await get(of, `/deployments/${id}/statuses?per_page=1`))
    news.push(...newsOf(readDeployment(one, newest?.state, of.repository)))
  }
  return news
}

const newsOf = (read: ReturnType<typeof readRun>): SoftwareNews[] => ("news" in read ? [read.news] : [])

/** A branch that is gone has no commits to tell of, and an empty repository (409) none at all. */
async function unlessGone<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    const status = error instanceof DriverError ? error.more.status : undefined
    if (status === 404 || status === 409) return null
    throw error
  }
}

async function get({ repository, token, apiUrl }: Repository, path: string): Promise<unknown> {
  const base = (apiUrl ?? "https://api.github.com").replace(/\/+$/, "")
  const { json } = await callHost({
    who: "GitHub",
    url: `${base}/repos/${repository}${path}`,
    headers: { authorization: `Bearer ${token}`, accept: "application/vnd.github+json" },
    secrets: [token],
  })
  return json
}
