import { readSetting, writeSetting } from "@/lib/clinics/settings"
import { ChangeChoicesInput, ChangeMappingInput, type CrmSettings, HUBSPOT_FIELDS } from "@/lib/crm/setting"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"

/** Which of our fields goes where, and who wins. */
export const changeMapping = command({
  name: "crm.changeMapping",
  may: "settings.write",
  input: ChangeMappingInput,
  async run({ ctx, tx, input }) {
    const members = Object.keys(input.owners)
    const known = await tx.member.count({ where: { id: { in: members } } })
    if (known !== members.length) fail("invalid_input", { fields: { owner: "There is no such colleague." } })
    return keep(tx, ctx, input)
  },
})

/** Whom it is written of, and what a contact that is new there means here. */
export const changeCrmChoices = command({
  name: "crm.changeChoices",
  may: "settings.write",
  input: ChangeChoicesInput,
  run: ({ ctx, tx, input }) => keep(tx, ctx, input),
})

async function keep(tx: Tx, ctx: Ctx, given: Partial<CrmSettings>) {
  const before = await readSetting(tx, ctx, HUBSPOT_FIELDS)
  const after = { ...before, ...given }
  if (JSON.stringify(before) === JSON.stringify(after)) return { value: { changed: false }, facts: [] }
  await writeSetting(tx, ctx, HUBSPOT_FIELDS, after)
  return {
    value: { changed: true },
    // Under the names of fields stand properties of HubSpot: none of it is anybody's.
    facts: [fact("crm.settings_changed", ctx.clinicId, { before: listed(before), after: listed(after) })],
  }
}

const listed = ({ fields, neverAsked, newContacts, owners }: CrmSettings) => ({
  neverAsked,
  newContacts,
  owners: Object.keys(owners).length,
  fields: Object.entries(fields).map(([field, one]) => `${field} ${one.direction} ${one.property ?? "off"}`),
})
