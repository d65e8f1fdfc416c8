import { decided, instant, object } from "@/lib/providers/decided"
import { easEvent, readEas } from "@/lib/providers/eas/news"
import { signedBy } from "@/lib/providers/hmac"
import type { InboundProvider, Item, Told, Verify } from "@/lib/providers/provider"

const SIGNATURE = /^sha1=([0-9a-f]{40})$/
const ID = /^[\w-]{1,100}$/

/** Expo signs with SHA-1 and offers nothing newer; as an HMAC it still holds. */
const verify: Verify = ({ headers, body, secrets }) =>
  signedBy(headers.get("expo-signature"), SIGNATURE, body, secrets, "sha1")

/** One body, one event. EAS sends the same again where we did not take it; how a build stands tells one from the next. */
const split: InboundProvider["split"] = (body, { fallbackKey }) => {
  const given = object(body)
  const event = given && easEvent(given)
  if (!given || !event)
    return [decided(fallbackKey, "unreadable", "quarantined", "It does not say which event it is.", body)]
  const status = typeof given.status === "string" && ID.test(given.status) ? given.status : "unknown"
  const kind = `${event}/${status}`
  const key = typeof given.id === "string" && ID.test(given.id) ? `${given.id}:${kind}` : fallbackKey
  const at = instant(given.updatedAt) ?? instant(given.completedAt)
  const read = readEas(event, given)
  if ("ignored" in read) return [decided(key, kind, "ignored", read.ignored, given, at)]
  return [{ key, kind, fate: "pending", value: given, around: undefined, ...(at && { providerAt: at }) }]
}

function parse({ kind, value }: Item): Told {
  const read = readEas(kind.split("/", 1)[0] ?? "", object(value) ?? {})
  return "ignored" in read ? { say: "ignored", reason: read.ignored } : { say: "software", news: read.news }
}

/** Expo's EAS: what became of the apps' builds, and of their way into the stores. */
export const eas: InboundProvider = {
  name: "eas",
  platform: "signed",
  contentTypes: ["application/json"],
  maxBytes: 1024 * 1024,
  schemes: { "expo-signature": verify },
  keepHeaders: ["content-type", "user-agent"],
  split,
  parse,
}
