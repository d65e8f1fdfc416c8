import { env } from "@/lib/env"
import { type Answer, guardedFetch, type Outgoing } from "@/lib/outbound/fetch"

/**
 * Hosts of our own that deployments and probes may reach although they lie in a private network: PRIVATE_HOSTS, as
 * host or host:port. Whoever may enter an address in the console cannot add to it.
 */
export function isPrivateHost(url: URL, listed = env().PRIVATE_HOSTS): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, "").toLowerCase()
  const port = url.port || (url.protocol === "https:" ? "443" : "80")
  return listed.some((one) => one === host || one === `${host}:${port}` || one === `[${host}]:${port}`)
}

/** `guardedFetch` for addresses of deployments' hosts and of the services they carry; nothing else may use it. */
export function fetchHost(text: string, given: Omit<Outgoing, "isTrusted"> = {}): Promise<Answer> {
  const isTrusted = URL.canParse(text) && /^https?:/.test(text) && isPrivateHost(new URL(text))
  return guardedFetch(text, { ...given, isTrusted })
}
