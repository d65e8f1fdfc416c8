type Lead = { id: string; contactIds: readonly string[] }

export type SplitPlan = {
  /** Leave the patient. */
  moves: string[]
  /** Are linked to both from then on: something of each is written over them. */
  shared: string[]
  /** Nothing was chosen, or everything. */
  problem: "nothing" | "everything" | null
}

/** What becomes of the numbers when these leads and numbers are taken out into a person of their own. */
export function splitPlan(
  leads: readonly Lead[],
  contactIds: readonly string[],
  chosen: { leads: readonly string[]; contacts: readonly string[] },
): SplitPlan {
  const goes = (lead: Lead) => chosen.leads.includes(lead.id)
  const usedBy = (some: readonly Lead[]) => new Set(some.flatMap((lead) => lead.contactIds))
  const usedThere = usedBy(leads.filter(goes))
  const usedHere = usedBy(leads.filter((lead) => !goes(lead)))
  const taken = contactIds.filter((id) => chosen.contacts.includes(id) || usedThere.has(id))
  const staysToo = (id: string) => usedHere.has(id) || !chosen.contacts.includes(id)
  const none = chosen.leads.length === 0 && chosen.contacts.length === 0
  const all = leads.every(goes) && contactIds.every((id) => chosen.contacts.includes(id) && !usedHere.has(id))
  return {
    moves: taken.filter((id) => !staysToo(id)),
    shared: taken.filter(staysToo),
    problem: none ? "nothing" : all ? "everything" : null,
  }
}
