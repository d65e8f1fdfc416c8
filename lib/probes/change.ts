import { absent } from "@/lib/db"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { refuseAddress } from "@/lib/probes/create"
import { ChangeProbeInput } from "@/lib/probes/schema"
import type { ProbeKind } from "@/lib/probes/words"

/** Name and address of what follows from a place are the place's: of those, how slow is slow and who may see it. */
export const changeProbe = command({
  name: "probes.change",
  may: "deployments.write",
  input: ChangeProbeInput,
  async run({ tx, input: { id, name, address, expects, slowMs, isPublic } }) {
    const row = (isId(id) ? await tx.probe.findUnique({ where: { id } }) : null) ?? absent()
    const isElsewhere = !row.isDerived && address !== undefined && address !== row.address
    if (isElsewhere) await refuseAddress(row.kind as ProbeKind, address)
    const after = {
      slowMs,
      isPublic,
      expects: row.kind === "http" ? (expects ?? null) : null,
      ...(!row.isDerived && { name }),
    }
    const isSame = Object.entries(after).every(([field, value]) => row[field as keyof typeof after] === value)
    if (isSame && !isElsewhere) return { value: { id, isNew: false }, facts: [] }
    await tx.probe.update({ where: { id }, data: { ...after, ...(isElsewhere && { address, ...UNSEEN }) } })
    const told = { slowMs, isPublic, moved: isElsewhere }
    return {
      value: { id, isNew: true },
      facts: [
        fact("probe.changed", id, { before: { slowMs: row.slowMs, isPublic: row.isPublic }, after: told }),
      ],
    }
  },
})

/** Of another address nothing is known yet. */
export const UNSEEN = {
  state: "unknown",
  since: null,
  failedInRow: 0,
  failingSince: null,
  lastAt: null,
  lastMs: null,
  lastDetail: null,
  notAfter: null,
}
