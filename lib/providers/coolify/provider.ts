import { readCoolify } from "@/lib/providers/coolify/news"
import { redact } from "@/lib/providers/coolify/redact"
import { decided, object, word } from "@/lib/providers/decided"
import { shownBy } from "@/lib/providers/hmac"
import type { InboundProvider, Item, Told, Verify } from "@/lib/providers/provider"

const UUID = /^[\w-]{1,100}$/
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
  const key = hasId ? `${deployment}:${kind}` : fallbackKey
  const read = readCoolify(kind, given)
  if ("ignored" in read) return [decided(key, kind, "ignored", read.ignored, given)]
  return [{ key, kind, fate: "pending", value: given, around: undefined }]
}

function parse({ kind, value }: Item): Told {
  const read = readCoolify(kind, object(value) ?? {})
  return "ignored" in read ? { say: "ignored", reason: read.ignored } : { say: "software", news: read.news }
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
  parse,
  redact,
}
