import type { Asker, SmokeTarget } from "@/lib/deployments/smoke/target"
import { json } from "@/lib/deployments/smoke/target"

export type Said = { gitSha: string | null; imageDigest: string | null; detail: string }

/** What the service says of itself. `unknown` is no answer. */
export async function readVersion(ask: Asker, target: Pick<SmokeTarget, "versionPath">): Promise<Said> {
  const { status, text } = await ask(target.versionPath)
  if (status !== 200)
    return { gitSha: null, imageDigest: null, detail: `${target.versionPath} answers ${status}` }
  const given = json(text)
  if (typeof given !== "object" || given === null)
    return { gitSha: null, imageDigest: null, detail: `${target.versionPath} is no JSON` }
  const said = given as Record<string, unknown>
  const gitSha = firstOf(said, ["gitSha", "git_sha", "commit", "sha"], /^[0-9a-f]{7,40}$/)
  const imageDigest = firstOf(said, ["imageDigest", "image_digest", "digest"], /^sha256:[0-9a-f]{64}$/)
  const detail = gitSha ? `says commit ${gitSha.slice(0, 10)}` : "names no commit"
  return { gitSha, imageDigest, detail }
}

function firstOf(said: Record<string, unknown>, names: string[], look: RegExp): string | null {
  const found = names.map((name) => said[name]).find((one) => typeof one === "string" && look.test(one))
  return typeof found === "string" ? found : null
}

/** A short commit counts as the long one it begins. */
export const sameCommit = (one: string, other: string): boolean =>
  one.startsWith(other) || other.startsWith(one)
