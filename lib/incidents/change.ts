import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { takeOpenIncident } from "@/lib/incidents/reach"
import { ChangeIncidentInput } from "@/lib/incidents/schema"
import { command } from "@/lib/operation"
import { MINUTE_MS } from "@/lib/time"

/** What it is called, how grave it is, whom it hits, since when, and whether the public page shows it. */
export const changeIncident = command({
  name: "incidents.change",
  may: "incidents.write",
  input: ChangeIncidentInput,
  async run({ ctx, tx, input }) {
    const before = await takeOpenIncident(tx, input.id)
    // To the minute: what came from an alert keeps its seconds where nobody moved it.
    const given = input.began ?? before.startedAt
    const startedAt = minute(given) === minute(before.startedAt) ? before.startedAt : given
    if (startedAt > ctx.now || startedAt > before.detectedAt)
      fail("invalid_input", { fields: { began: "It began when it was detected, or before." } })
    const { title, severity, isPublic } = input
    const scope = input.scope ?? before.scope
    const same =
      title === before.title &&
      severity === before.severity &&
      scope === before.scope &&
      isPublic === before.isPublic &&
      startedAt.getTime() === before.startedAt.getTime()
    if (same) return { value: { id: before.id }, facts: [] }
    await tx.incident.update({
      where: { id: before.id },
      data: { title, severity, scope, isPublic, startedAt },
    })
    return {
      value: { id: before.id },
      facts: [
        fact("incident.changed", before.id, {
          before: shown(before),
          after: shown({ severity, isPublic, startedAt }),
          personal: { title, scope },
        }),
      ],
    }
  },
})

const minute = (at: Date) => Math.floor(at.getTime() / MINUTE_MS)

const shown = (one: { severity: string; isPublic: boolean; startedAt: Date }) => ({
  severity: one.severity,
  isPublic: one.isPublic,
  startedAt: one.startedAt.toISOString(),
})
