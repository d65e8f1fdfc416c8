import { failed, json, pass, type Test, warn } from "@/lib/deployments/smoke/target"
import { readVersion, sameCommit } from "@/lib/deployments/smoke/version"

export const SLOW_MS = 2_000

export const version: Test = async ({ ask, target, expected }) => {
  const { gitSha, detail } = await readVersion(ask, target)
  if (!gitSha) return failed(`It ${detail}.`)
  if (!expected) return warn(`It ${detail}; nothing is known to hold it against.`)
  return sameCommit(gitSha, expected)
    ? pass(`It ${detail}, as asked for.`)
    : failed(`It ${detail}, not ${expected.slice(0, 10)}.`)
}

export const live: Test = async ({ ask, target }) => {
  const { status } = await ask(target.livePath)
  return status === 200
    ? pass(`${target.livePath} answers 200.`)
    : failed(`${target.livePath} answers ${status}.`)
}

export const database: Test = async ({ ask, target }) => {
  const { status, text } = await ask(target.healthPath)
  const words = databasesIn(json(text))
  const word = words.find((one) => !GOOD.has(one)) ?? words[0]
  if (status !== 200)
    return failed(`${target.healthPath} answers ${status}${word ? `, database ${word}` : ""}.`)
  if (word === undefined) return failed(`${target.healthPath} does not say how its database is.`)
  return GOOD.has(word) ? pass(`Its database is ${word}.`) : failed(`Its database is ${word}.`)
}

const GOOD = new Set(["ok", "up", "healthy", "connected", "pass", "true", "ready"])
const NAMES = /^(database|db|postgres(ql)?|mysql|prisma|sql)$/i
const DEEPEST = 4

/** What stands under each name of a database, wherever it lies. */
function databasesIn(value: unknown, depth = 0): string[] {
  if (typeof value !== "object" || value === null || depth > DEEPEST) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const word = NAMES.test(name) ? wordOf(inner) : undefined
    return word === undefined ? databasesIn(inner, depth + 1) : [word]
  })
}

function wordOf(value: unknown): string | undefined {
  if (typeof value === "string" || typeof value === "boolean") return String(value).toLowerCase().slice(0, 40)
  if (typeof value !== "object" || value === null) return undefined
  const { status, state, ok } = value as Record<string, unknown>
  return wordOf(status ?? state ?? ok)
}

/** The middle one of three: what is asked first may still be warming up. */
export const speed: Test = async ({ ask, target }) => {
  const times: number[] = []
  for (const path of ["/", target.livePath, "/"]) times.push((await ask(path)).ms)
  const middle = times.toSorted((one, other) => one - other)[1] ?? 0
  return middle < SLOW_MS ? pass(`It answers in ${middle} ms.`) : failed(`It answers in ${middle} ms.`)
}

const MOST_HOPS = 4

export const root: Test = async ({ ask, target }) => {
  let path = "/"
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    const { status, headers } = await ask(path)
    if (status >= 200 && status < 300)
      return pass(hop === 0 ? "/ answers 200." : `/ leads to ${path}, which answers.`)
    const { location } = headers
    if (status < 300 || status >= 400 || !location) return failed(`${path} answers ${status}.`)
    const next = new URL(location, target.baseUrl + path)
    const own = new URL(target.baseUrl)
    if (next.protocol !== own.protocol && next.protocol !== "https:")
      return failed(`/ leads to ${next.protocol}//${next.host}, which is not safe.`)
    if (next.host !== own.host) return warn(`/ leads to ${next.host}, which was not asked.`)
    path = next.pathname + next.search
  }
  return failed("/ leads from one address to the next without end.")
}
