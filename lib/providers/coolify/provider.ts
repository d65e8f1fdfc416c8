import { redact } from "@/lib/providers/coolify/redact"
import { decided, object, word } from "@/lib/providers/decided"
import { shownBy } from "@/lib/providers/hmac"
import type { InboundProvider, Verify } from "@/lib/providers/provider"

const UUID = /^[\w-]{1,100}$/
/** What deployments and backups will be read from. */
const KEPT = /^(deployment_success|deployment_failed|status_changed|backup_\w+)$/

/** Coolify signs nothing and sets no header: what nobody can guess is the end of our address. */
const verify: Verify = ({ token, secrets }) => shownBy(token, secrets)

/** One body, one event; most have neither an id nor a time of their own. */
const split: InboundProvider["split"] = (body, { fallbackKey }) => {
  const given = object(body)
  const kind = word(given?.event)
  if (!given || !kind)
    return [decided(fallbackKey, "unreadable", "quarantined", "It does not say which event it is.", body)]
  const deployment = given.deployment_uuid
  const hasId = typeof deployment === "string" && UUID.test(deployment)
  return [decided(hasId ? `${deployment}:${kind}` : fallbackKey, kind, "ignored", reasonFor(kind), given)]
}

function reasonFor(kind: string): string {
  if (kind === "test") return "Coolify's test of the address."
  return KEPT.test(kind) ? `Kept; Rounds does not act on ${kind} yet.` : `Rounds has no use for ${kind}.`
}

/** Coolify: what happened to the servers and what runs on them. */
export const coolify: InboundProvider = {
  name: "coolify",
  platform: "path",
  contentTypes: ["application/json"],
  maxBytes: 1024 * 1024,
  schemes: { "path-token": verify },
  keepHeaders: ["content-type", "user-agent"],
  split,
  parse: (item) => ({ say: "ignored", reason: item.reason ?? "" }),
  redact,
}
