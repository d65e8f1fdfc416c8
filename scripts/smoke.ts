import { countsOf, hasFailed, runSmoke } from "@/lib/deployments/smoke"
import { SMOKE_TESTS } from "@/lib/deployments/words"

const USAGE = `npm run smoke -- <address> [commit] [--protected /path] [--origin https://site] [--error /path]
                 [--health /path] [--live /path] [--version /path] [--skip test=why]

The ten smoke tests against a running service. Ends with 1 when one of them fails.
Tests: ${SMOKE_TESTS.join(", ")}
`

const OPTIONS = ["protected", "origin", "error", "health", "live", "version", "skip"]

export async function smoke(given: readonly string[]): Promise<number> {
  const plain: string[] = []
  const named = new Map<string, string[]>()
  for (let at = 0; at < given.length; at++) {
    const word = given[at] ?? ""
    if (!word.startsWith("--")) {
      plain.push(word)
      continue
    }
    const name = word.slice(2)
    const value = given[++at]
    if (!OPTIONS.includes(name) || value === undefined)
      return complain(`${word} is not known, or lacks its value.`)
    named.set(name, [...(named.get(name) ?? []), value])
  }
  const [address = "", commit] = plain
  if (!/^https?:\/\/[^/]/.test(address) || !URL.canParse(address))
    return complain("Give the service's address.")
  if (commit !== undefined && !/^[0-9a-f]{7,40}$/.test(commit)) return complain("That is no commit.")
  const one = (name: string) => named.get(name)?.at(-1)
  const outcomes = await runSmoke(
    {
      baseUrl: address.replace(/\/+$/, ""),
      healthPath: one("health") ?? "/health/ready",
      livePath: one("live") ?? "/health/live",
      versionPath: one("version") ?? "/version",
      smoke: {
        protectedPath: one("protected") ?? "/api/counts",
        corsOrigin: one("origin"),
        errorPath: one("error"),
        skip: Object.fromEntries(
          (named.get("skip") ?? []).map((text) => {
            const [name = "", why = "asked for"] = text.split("=", 2)
            return [name, why]
          }),
        ),
      },
    },
    commit,
    { isTrusted: true },
  )
  for (const { name, outcome, detail, ms } of outcomes)
    process.stdout.write(`${outcome.toUpperCase().padEnd(4)}  ${name.padEnd(9)} ${detail} (${ms} ms)\n`)
  process.stdout.write(`\n${countsOf(outcomes)}\n`)
  return hasFailed(outcomes) ? 1 : 0
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n\n${USAGE}`)
  return 2
}

process.exitCode = await smoke(process.argv.slice(2))
