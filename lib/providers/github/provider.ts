import { decided, instant, object, word } from "@/lib/providers/decided"
import { readGithub } from "@/lib/providers/github/news"
import { signedBy } from "@/lib/providers/hmac"
import type { InboundProvider, Item, Told, Verify } from "@/lib/providers/provider"

const SIGNATURE = /^sha256=([0-9a-f]{64})$/
const DELIVERY = /^[0-9a-zA-Z-]{1,100}$/
/** `X-Hub-Signature-256`; the older header with SHA-1 counts for nothing. */
const verify: Verify = ({ headers, body, secrets }) =>
  signedBy(headers.get("x-hub-signature-256"), SIGNATURE, body, secrets)

/** One body, one event; its kind and its key stand in the headers. A redelivery keeps its key. */
const split: InboundProvider["split"] = (body, { fallbackKey, headers }) => {
  const given = object(body)
  const name = word(headers?.get("x-github-event"))
  const delivery = headers?.get("x-github-delivery") ?? ""
  const key = DELIVERY.test(delivery) ? delivery : fallbackKey
  if (!name || !given)
    return [decided(key, "unreadable", "quarantined", "It does not say which event it is.", body)]
  const action = word(given.action)
  const kind = action ? `${name}/${action}` : name
  const at = instant(object(given[name])?.updated_at) ?? instant(object(given.head_commit)?.timestamp)
  const read = readGithub(name, given)
  if ("ignored" in read) return [decided(key, kind, "ignored", read.ignored, given, at)]
  return [{ key, kind, fate: "pending", value: given, around: undefined, ...(at && { providerAt: at }) }]
}

function parse({ kind, value }: Item): Told {
  const read = readGithub(kind.split("/", 1)[0] ?? "", object(value) ?? {})
  return "ignored" in read ? { say: "ignored", reason: read.ignored } : { say: "software", news: read.news }
}

/** GitHub: what happened to the software's code and builds. */
export const github: InboundProvider = {
  name: "github",
  platform: "signed",
  contentTypes: ["application/json", "application/x-www-form-urlencoded"],
  maxBytes: 25 * 1024 * 1024,
  schemes: { "hub-signature": verify },
  keepHeaders: ["content-type", "user-agent", "x-github-event", "x-github-delivery", "x-github-hook-id"],
  fromForm(form) {
    const given = form.getAll("payload")
    if (given.length !== 1) throw new Error("one payload is wanted")
    return given[0]!
  },
  split,
  parse,
}
