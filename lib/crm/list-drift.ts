import { peopleBehind } from "@/lib/crm/compare"
import type { Link } from "@/lib/crm/links"
import { readPlan } from "@/lib/crm/person"
import { DriftInput } from "@/lib/crm/schema"
import { DRIFT_PAGE, type Field, isField } from "@/lib/crm/words"
import { readCursor, writeCursor } from "@/lib/cursor"
import { query } from "@/lib/operation"

export type DriftRow = {
  id: string
  patientId: string
  /** As the record is called now. */
  name: string
  field: Field
  ours: string | null
  theirs: string | null
  foundAt: string
}
export type DriftPage = { rows: DriftRow[]; nextCursor: string | null }

/** What stands otherwise at HubSpot and nobody has decided on, newest first. Ours is read as it is now. */
export const listDrift = query({
  name: "crm.listDrift",
  may: "settings.write",
  input: DriftInput,
  async run({ ctx, tx, input: { field, cursor } }): Promise<DriftPage> {
    const from = cursor ? readCursor(cursor) : null
    const found = await tx.crmDrift.findMany({
      where: {
        settledAt: null,
        ...(field && { field }),
        ...(from && { OR: [{ foundAt: { lt: from.at } }, { foundAt: from.at, id: { lt: from.id } }] }),
      },
      orderBy: [{ foundAt: "desc" }, { id: "desc" }],
      take: DRIFT_PAGE + 1,
      include: { link: { include: { patient: { select: { name: true } } } } },
    })
    const shown = found.slice(0, DRIFT_PAGE)
    const links = shown.map(({ link }) => link as unknown as Link)
    const people = await peopleBehind(tx, ctx, await readPlan(tx, ctx), links)
    const last = shown.at(-1)
    return {
      rows: shown.flatMap(({ id, link, field, theirs, foundAt }): DriftRow[] => {
        const person = people.get(link.id)
        if (!person || !isField(field)) return []
        const { patientId, values } = person
        const { name } = link.patient
        return [{ id, patientId, name, field, ours: values[field], theirs, foundAt: foundAt.toISOString() }]
      }),
      nextCursor: found.length > DRIFT_PAGE && last ? writeCursor({ at: last.foundAt, id: last.id }) : null,
    }
  },
  reads: ({ value }) => ({
    what: "crm_drift",
    patientIds: [...new Set(value.rows.map((one) => one.patientId))],
    list: true,
  }),
})
