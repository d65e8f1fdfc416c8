import type { SoftwareNews } from "@/lib/providers/software-news"

const ID = /^[\w-]{1,100}$/

type Read = { news: SoftwareNews } | { ignored: string }
type Given = Readonly<Record<string, unknown>>

const text = (given: unknown, most: number): string =>
  typeof given === "string" ? given.replace(/\s+/g, " ").trim().slice(0, most) : ""
const id = (given: unknown): string => (typeof given === "string" && ID.test(given) ? given : "")

/** What one of Coolify's notices says, as far as deployments, what runs and backups go. */
export function readCoolify(kind: string, given: Given): Read {
  if (kind === "test") return { ignored: "Coolify's test of the address." }
  const application = id(given.application_uuid)
  if (kind === "deployment_success" || kind === "deployment_failed") {
    const deployment = id(given.deployment_uuid)
    if (!application || !deployment) return { ignored: "It does not say which deployment it is." }
    const ok = kind === "deployment_success"
    return { news: { kind: "deployed", by: "coolify", id: deployment, ok, application } }
  }
  if (kind === "status_changed") {
    if (!application) return { ignored: "It does not say which application it is." }
    return { news: { kind: "status", by: "coolify", application, detail: text(given.message, 200) } }
  }
  if (kind === "backup_success" || kind === "backup_failed") {
    const database = text(given.database_name, 100)
    const ok = kind === "backup_success"
    return { news: { kind: "backup", by: "coolify", ok, database, detail: text(given.message, 200) } }
  }
  return { ignored: `Rounds has no use for ${kind}.` }
}
