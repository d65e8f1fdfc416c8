import { lookup } from "node:dns/promises"
import { OutboundError } from "@/lib/outbound/error"

const PATIENCE_MS = 3_000

/** Every address behind a name, as the machine's own resolver says. */
export async function resolveHost(host: string): Promise<string[]> {
  const late = new Promise<never>((_, reject) => {
    const error = new OutboundError("timeout", "Its name could not be looked up in time.")
    setTimeout(() => reject(error), PATIENCE_MS).unref()
  })
  try {
    const found = await Promise.race([lookup(host, { all: true, verbatim: true }), late])
    return found.map((one) => one.address)
  } catch (error) {
    if (error instanceof OutboundError) throw error
    throw new OutboundError("network", "Its name is not known.", { cause: error })
  }
}
