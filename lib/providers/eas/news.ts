import { instant, object } from "@/lib/providers/decided"
import type { SoftwareNews } from "@/lib/providers/software-news"

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const NAME = /^[\w.-]{1,100}$/
const SHA = /^[0-9a-f]{40}$/
const ENDS = ["finished", "errored", "canceled"]

type Read = { news: SoftwareNews } | { ignored: string }
type Given = Readonly<Record<string, unknown>>

const text = (given: unknown, most: number): string =>
  typeof given === "string" || typeof given === "number"
    ? String(given).replace(/\s+/g, " ").trim().slice(0, most)
    : ""
const id = (given: unknown): string => (typeof given === "string" && UUID.test(given) ? given : "")

/** A build or a submission: EAS names neither event, each has an address of its own. */
export const easEvent = (given: Given): "build" | "submission" | undefined => {
  if (typeof given.buildDetailsPageUrl === "string") return "build"
  return typeof given.submissionDetailsPageUrl === "string" ? "submission" : undefined
}

/** What EAS says of an app's build or of its way into a store. */
export function readEas(event: string, given: Given): Read {
  const [account, slug] = [text(given.accountName, 101), text(given.projectName, 101)]
  if (!NAME.test(account) || !NAME.test(slug)) return { ignored: "It does not name its project." }
  const project = `${account}/${slug}`.toLowerCase()
  const platform = given.platform === "ios" ? "ios" : given.platform === "android" ? "android" : undefined
  const own = id(given.id)
  if (!own || !platform) return { ignored: "It does not say which build it is, or for which phones." }
  if (!ENDS.includes(text(given.status, 20)))
    return { ignored: "It is under way; what counts is how it ends." }
  if (given.status === "canceled") return { ignored: "Somebody ended it by hand." }
  const said = { by: "eas", id: own, ok: given.status === "finished", project, platform } as const
  if (event === "build") return { news: { kind: "built", ...said, ...buildOf(given) } }
  const build = id(given.turtleBuildId)
  return build
    ? { news: { kind: "submitted", ...said, build } }
    : { ignored: "What it submits was not built by EAS." }
}

function buildOf(given: Given) {
  const about = object(given.metadata) ?? {}
  const sha = about.gitCommitHash
  const [version, build] = [text(about.appVersion, 60), text(about.appBuildVersion, 40)]
  const at = instant(given.completedAt) ?? instant(given.updatedAt) ?? instant(given.createdAt) ?? new Date(0)
  return {
    ...(typeof sha === "string" && SHA.test(sha) && { gitSha: sha }),
    version: build ? `${version} (${build})`.trim() : version,
    profile: text(about.buildProfile, 100).toLowerCase(),
    isInternal: about.distribution === "internal",
    at: at.toISOString(),
  }
}
