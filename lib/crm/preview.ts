import { notToSync, readPersons, readPlan } from "@/lib/crm/person"
import { PreviewInput } from "@/lib/crm/schema"
import { propertiesFor } from "@/lib/crm/values"
import type { Direction, Field } from "@/lib/crm/words"
import { absent } from "@/lib/db"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"

export type ContactPreview = {
  patientId: string
  /** What would be written of a contact that is new there. */
  rows: { field: Field; property: string; direction: Direction; value: string | null }[]
  basis: "consent" | "own_records" | null
  /** Why nothing would be. */
  problem: string | null
  externalId: string | null
}

/** What would be written for one person just now. Nothing is. */
export const previewContact = query({
  name: "crm.preview",
  may: "settings.write",
  input: PreviewInput,
  async run({ ctx, tx, input: { id } }): Promise<ContactPreview> {
    const plan = await readPlan(tx, ctx)
    const [person] = isId(id) ? await readPersons(tx, ctx, [id], plan, ctx.now) : []
    if (!person) return absent()
    const problem = notToSync(person)
    const properties = propertiesFor(plan.mapping, person.values, null)
    return {
      patientId: person.patientId,
      basis: person.basis,
      externalId: person.link?.externalId ?? null,
      problem: problem === "invalid_payload" ? "no_address" : problem,
      rows: plan.mapping.map((one) => ({ ...one, value: properties[one.property] ?? null })),
    }
  },
  reads: ({ value }) => ({ what: "crm_preview", patientIds: [value.patientId] }),
})
