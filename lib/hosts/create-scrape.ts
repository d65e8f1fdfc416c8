import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { CreateScrapeInput } from "@/lib/hosts/schema"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { assertPublicAddress } from "@/lib/outbound/address"
import { OutboundError } from "@/lib/outbound/error"
import { isPrivateHost } from "@/lib/outbound/private-hosts"
import { seal } from "@/lib/seal"

/** A host whose node_exporter is read every minute. Set up again, the same host is read at the new address. */
export const createScrape = command({
  name: "hosts.create_scrape",
  may: "deployments.write",
  input: CreateScrapeInput,
  async run({ tx, input: { host, address, token } }) {
    await refuseInward(address)
    const known = await tx.hostScrape.findUnique({ where: { host } })
    if (known && !known.retiredAt && known.address === address && !token)
      return { value: { id: known.id, isNew: false }, facts: [] }
    const id = known?.id ?? newId()
    const sealedToken = token ? seal(token, id) : null
    const data = { address, sealedToken, retiredAt: null, lastError: null, lastAt: null }
    if (known) await tx.hostScrape.update({ where: { id }, data })
    else await tx.hostScrape.create({ data: { id, host, ...data } })
    return {
      value: { id, isNew: !known },
      facts: [fact("probe.host_read", id, { after: { host, hasToken: Boolean(token) } })],
    }
  },
})

async function refuseInward(address: string): Promise<void> {
  const url = new URL(address)
  if (isPrivateHost(url)) return
  try {
    await assertPublicAddress(address, { ports: url.port ? [Number(url.port)] : [] })
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error
    fail("invalid_input", { fields: { address: error.sentence } })
  }
}
