import { DriverError } from "@/lib/drivers/driver"
import { publicAddressesOf, readAddress } from "@/lib/outbound/address"
import { OutboundError } from "@/lib/outbound/error"
import { isPrivateHost } from "@/lib/outbound/private-hosts"

/** Where a program may be sent to reach this host: an address that was looked at, or the name itself where PRIVATE_HOSTS lists it. */
export async function checkedHost(who: string, host: string, port: number): Promise<string> {
  const text = `https://${host}:${port}/`
  if (URL.canParse(text) && isPrivateHost(new URL(text))) return host
  try {
    const [first = host] = await publicAddressesOf(readAddress(text, [port]))
    return first
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error
    throw new DriverError(`${who}: ${error.sentence}`, { isFinal: error.reason === "address" })
  }
}
