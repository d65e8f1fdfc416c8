import { accountOf } from "@/lib/crm/account"
import { look } from "@/lib/crm/call"
import { readPlan } from "@/lib/crm/person"
import { NoInput } from "@/lib/crm/schema"
import type { Field } from "@/lib/crm/words"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { propertiesCall } from "@/lib/providers/hubspot/client"
import { propertyNames } from "@/lib/providers/hubspot/read"

export type CheckedProperties = {
  known: number
  missing: { field: Field; property: string }[]
  readOnly: { field: Field; property: string }[]
  /** Why nothing could be read: a word of ours. */
  problem: string | null
}

/** Asks HubSpot which properties a contact has there, and says which of ours go nowhere. */
export const checkProperties = command({
  name: "crm.checkProperties",
  may: "settings.write",
  input: NoInput,
  async run({ ctx, tx }) {
    const account = await accountOf(tx, ctx)
    if (!account) return fail("not_connected")
    const { mapping } = await readPlan(tx, ctx)
    const read = await look(account, propertiesCall(account), propertyNames, { mostBytes: 4 * 1024 * 1024 })
    const given = mapping.map(({ field, property }) => ({ field, property }))
    const names = read.did === "done" ? read.value : null
    const value: CheckedProperties = {
      known: names?.size ?? 0,
      missing: names ? given.filter(({ property }) => !names.has(property)) : [],
      readOnly: names ? given.filter(({ property }) => names.get(property)?.isReadOnly) : [],
      problem: read.did === "done" ? null : read.reason,
    }
    const { known, missing, problem } = value
    const after = { known, missing: missing.map((one) => one.property), problem }
    return { value, facts: [fact("crm.properties_read", ctx.clinicId, { after })] }
  },
})
