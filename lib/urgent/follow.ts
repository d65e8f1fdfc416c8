type Followed = { id: string; leadId: string; scoreId: string | null }

/** A run that sleeps until a later time would not hear of an earlier one: another follows the case from now on. */
export const followAgain = (clinicId: string, { id, leadId, scoreId }: Followed, because: string) => ({
  name: "lead.scored",
  id: `urgent.follow:${id}:${because}`,
  data: { clinicId, leadId, scoreId: scoreId ?? "" },
  onlyFunction: "escalate-urgent-case",
})
