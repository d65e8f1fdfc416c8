import { decided, instant, object, word } from "@/lib/providers/decided"
import { signedBy } from "@/lib/providers/hmac"
import type { InboundProvider, Verify } from "@/lib/providers/provider"

const SIGNATURE = /^sha256=([0-9a-f]{64})$/
const DELIVERY = /^[0-9a-zA-Z-]{1,100}$/
/** What deployments will be read from. */
const KEPT = new Set(["push", "deployment", "deployment_status", "workflow_run", "workflow_job"])

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
  return [decided(key, kind, "ignored", reasonFor(name), given, at)]
}

function reasonFor(name: string): string {
  if (name === "ping") return "GitHub's greeting to a new webhook."
  return KEPT.has(name) ? `Kept; Rounds does not act on ${name} yet.` : `Rounds has no use for ${name}.`
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
  parse: (item) => ({ say: "ignored", reason: item.reason ?? "" }),
}
