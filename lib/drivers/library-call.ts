import { DriverError } from "@/lib/drivers/driver"
import { OutboundError } from "@/lib/outbound/error"
import type { Answer, Outgoing } from "@/lib/outbound/fetch"
import { fetchHost } from "@/lib/outbound/private-hosts"

const TOTAL_MS = 20_000
const MOST_BYTES = 4 * 1024 * 1024

/**
 * What a vendor's library would send by itself goes out as all else does: to a checked address, no redirect followed,
 * nothing waited for or read without end. An API may have a port of its own.
 */
export async function sendForLibrary(
  who: string,
  text: string,
  given: Pick<Outgoing, "method" | "headers" | "body" | "ca">,
): Promise<Answer> {
  const port = URL.canParse(text) ? Number(new URL(text).port) : 0
  try {
    return await fetchHost(text, {
      ...given,
      ports: port ? [port] : [],
      totalMs: TOTAL_MS,
      mostBytes: MOST_BYTES,
    })
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error
    const isFinal = error.reason === "address" || error.reason === "redirect"
    throw new DriverError(`${who}: ${error.sentence}`, { isFinal })
  }
}
