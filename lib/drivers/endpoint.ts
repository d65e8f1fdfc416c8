import { DriverError } from "@/lib/drivers/driver"
import { assertPublicAddress } from "@/lib/outbound/address"
import { OutboundError } from "@/lib/outbound/error"
import { isPrivateHost } from "@/lib/outbound/private-hosts"

/**
 * For libraries that make their own connections: judges where they will be sent, each time before they are. A name that
 * changes its mind right after is not caught here, as `guardedFetch` would.
 */
export async function assertHostAddress(who: string, text: string): Promise<void> {
  if (URL.canParse(text) && /^https?:/.test(text) && isPrivateHost(new URL(text))) return
  try {
    // An API server may have a port of its own; where it leads must still be public.
    const port = URL.canParse(text) ? Number(new URL(text).port) : 0
    await assertPublicAddress(text, { ports: port ? [port] : [] })
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error
    throw new DriverError(`${who}: ${error.sentence}`, { isFinal: error.reason === "address" })
  }
}
