import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { assertPublicAddress } from "@/lib/outbound/address"
import { OutboundError } from "@/lib/outbound/error"
import { isPrivateHost } from "@/lib/outbound/private-hosts"
import { CreateProbeInput, wrongAddress } from "@/lib/probes/schema"
import type { ProbeKind } from "@/lib/probes/words"

/** Watches something that is no registered service: a provider, a database's port, a certificate. `key` is its id. */
export const createProbe = command({
  name: "probes.create",
  may: "deployments.write",
  input: CreateProbeInput,
  async run({ tx, input: { key, expects, ...given } }) {
    await refuseAddress(given.kind, given.address)
    const { count } = await tx.probe.createMany({
      data: [{ id: key, expects: expects ?? null, ...given }],
      skipDuplicates: true,
    })
    if (count === 0) return { value: { id: key, isNew: false }, facts: [] }
    return {
      value: { id: key, isNew: true },
      facts: [fact("probe.made", key, { after: { kind: given.kind } })],
    }
  },
})

/** Before it is kept: its form, and where it leads. A name that is not known yet may be watched all the same. */
export async function refuseAddress(kind: ProbeKind, address: string): Promise<void> {
  const wrong = wrongAddress(kind, address)
  if (wrong) fail("invalid_input", { fields: { address: wrong } })
  const url = new URL(kind === "tcp" ? `https://${address}` : address)
  if (isPrivateHost(url)) return
  try {
    await assertPublicAddress(url.href, { ports: url.port ? [Number(url.port)] : [] })
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error
    if (error.reason === "address") fail("invalid_input", { fields: { address: error.sentence } })
  }
}
