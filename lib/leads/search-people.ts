import { grantOf } from "@/lib/ctx"
import { leadPage } from "@/lib/leads/list"
import { LeadFilters, type LeadRow } from "@/lib/leads/schema"
import { query } from "@/lib/operation"
import { SuggestInput, type Suggestion, suggest } from "@/lib/patients/suggest"

/** The few patients most likely meant, with a lead or without, and the newest of their leads: searched once. */
export const searchPeople = query({
  name: "leads.searchPeople",
  may: "patients.read",
  input: SuggestInput,
  async run({ ctx, tx, input, grant }): Promise<{ people: Suggestion[]; leads: LeadRow[] }> {
    const people = await suggest(tx, ctx, grant, input)
    const ofLeads = grantOf(ctx, "leads.read")
    if (people.length === 0 || !ofLeads) return { people, leads: [] }
    const patientIds = people.map((one) => one.id)
    const { rows } = await leadPage(tx, ctx, ofLeads, LeadFilters.parse({}), { patientIds })
    return { people, leads: rows.slice(0, input.most) }
  },
  reads: ({ value }) => ({
    what: "search",
    patientIds: value.people.map((one) => one.id),
    list: true,
  }),
})
