import { instant, object, word } from "@/lib/providers/decided"
import type { SoftwareNews } from "@/lib/providers/software-news"

const SHA = /^[0-9a-f]{40}$/
const REPOSITORY = /^[\w.-]{1,100}\/[\w.-]{1,100}$/
const MOST_COMMITS = 200
const GREEN = new Set(["success", "neutral", "skipped"])
/** Whoever puts a commit somewhere is no check of it, and is under way while the checks are asked for. */
const DEPLOYS = /\/deploy\.ya?ml$/

export type Read = { news: SoftwareNews } | { ignored: string }
type Given = Readonly<Record<string, unknown>>

const text = (given: unknown, most: number): string =>
  typeof given === "string" ? given.split("\n", 1)[0]!.trim().slice(0, most) : ""

/** What one of GitHub's events says, as far as releases and deployments go. */
export function readGithub(name: string, given: Given): Read {
  if (name === "ping") return { ignored: "GitHub's greeting to a new webhook." }
  const repository = text(object(given.repository)?.full_name, 201).toLowerCase()
  const read = READERS[name]
  if (!read) return { ignored: `Rounds has no use for ${name}.` }
  return REPOSITORY.test(repository)
    ? read(given, repository)
    : { ignored: "It does not name its repository." }
}

const READERS: Readonly<Record<string, (given: Given, repository: string) => Read>> = {
  push(given, repository) {
    const [, branch] = /^refs\/heads\/([\x21-\x7e]{1,200})$/.exec(text(given.ref, 300)) ?? []
    if (!branch || given.deleted === true) return { ignored: "No branch took commits by it." }
    const list = Array.isArray(given.commits) ? given.commits : []
    const commits = list.slice(-MOST_COMMITS).flatMap((one: unknown) => {
      const { id, message, author } = object(one) ?? {}
      if (typeof id !== "string" || !SHA.test(id)) return []
      const { username, name } = object(author) ?? {}
      return [{ sha: id, title: text(message, 200), author: text(username ?? name, 100) }]
    })
    return commits.length > 0
      ? { news: { kind: "pushed", repository, branch, commits } }
      : { ignored: "It carries no commits." }
  },
  workflow_run: (given, repository) => readRun(object(given.workflow_run) ?? {}, repository),
  deployment: () => ({ ignored: "A deployment began; what counts is how it ends." }),
  deployment_status(given, repository) {
    const [deployment, status] = [object(given.deployment) ?? {}, object(given.deployment_status) ?? {}]
    return readDeployment(deployment, word(status.state), repository)
  },
}

/** Commits as GitHub's API lists them, in its order. */
export function readCommits(listed: readonly Given[]): { sha: string; title: string; author: string }[] {
  return listed.flatMap(({ sha, commit, author }) => {
    if (typeof sha !== "string" || !SHA.test(sha)) return []
    const { message, author: writer } = object(commit) ?? {}
    const name = object(author)?.login ?? object(writer)?.name
    return [{ sha, title: text(message, 200), author: text(name, 100) }]
  })
}

/** A run of a workflow, as a webhook or GitHub's API tells it. */
export function readRun(run: Given, repository: string): Read {
  const gitSha = run.head_sha
  const at = instant(run.updated_at) ?? instant(run.created_at)
  const name = text(run.name, 100)
  if (typeof gitSha !== "string" || !SHA.test(gitSha) || !at || !name)
    return { ignored: "It does not say which commit it ran for, or when." }
  if (DEPLOYS.test(text(run.path, 300).split("@", 1)[0] ?? ""))
    return { ignored: "It puts the commit somewhere; it is no check of it." }
  const state = run.status !== "completed" ? "pending" : GREEN.has(String(run.conclusion)) ? "green" : "red"
  return { news: { kind: "checks", repository, gitSha, name, state, at: at.toISOString() } }
}

/** A deployment with its newest status, as a webhook or GitHub's API tells it. */
export function readDeployment(deployment: Given, state: string | undefined, repository: string): Read {
  const { id, sha, environment } = deployment
  if (typeof id !== "number" || typeof sha !== "string" || !SHA.test(sha))
    return { ignored: "It does not say which deployment it is, or of which commit." }
  if (state !== "success" && state !== "failure" && state !== "error")
    return { ignored: `The deployment is ${state ?? "in no state"}; what counts is how it ends.` }
  const named = text(environment, 100).toLowerCase()
  const news = {
    kind: "deployed",
    by: "github",
    id: String(id),
    ok: state === "success",
    repository,
  } as const
  return { news: { ...news, gitSha: sha, ...(named && { environment: named }) } }
}
