import type { Asker } from "@/lib/deployments/smoke/target"
import { guardedFetch, type Outgoing } from "@/lib/outbound/fetch"
import { fetchHost } from "@/lib/outbound/private-hosts"
import { nowMs } from "@/lib/time"

const PATIENCE_MS = 10_000
const MOST_BYTES = 2 * 1024 * 1024

/** `isTrusted` is for an address that whoever sits at this machine's command line gave. */
export function askerOf(baseUrl: string, { isTrusted = false } = {}): Asker {
  const call = (address: string, given: Omit<Outgoing, "isTrusted">) =>
    isTrusted ? guardedFetch(address, { ...given, isTrusted }) : fetchHost(address, given)
  return async (path, given = {}) => {
    const fromMs = nowMs()
    const answer = await call(/^https?:\/\//.test(path) ? path : baseUrl + path, {
      ...given,
      headers: { accept: "application/json, text/html;q=0.9, */*;q=0.5", ...given.headers },
      totalMs: PATIENCE_MS,
      mostBytes: MOST_BYTES,
      tellsRedirect: true,
    })
    return { ...answer, ms: nowMs() - fromMs, text: answer.body.toString("utf8") }
  }
}
