import { accountOf } from "@/lib/crm/account"
import {
  type CrmPerson,
  notToSync,
  readPeople,
  readPlan,
  SYNC_LASTS_MS,
  type SyncAsk,
  syncKey,
} from "@/lib/crm/person"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Ahead } from "@/lib/effects/ahead"

const WHY_NOT = {
  not_connected: "HubSpot is not connected.",
  sharing_not_agreed: "This person does not agree that their data go to others.",
  invalid_payload: "Neither a number nor an address of this person is known.",
  erased_there: "This person had their data erased at HubSpot.",
  deleted_there: "This contact was deleted at HubSpot, and nobody has said to write it again.",
  restricted: "This person asked that their data be kept and nothing else done with it.",
} as const

/** Of writes to the CRM, were each made now, in their order; null where the lead is gone. As many statements for one as for many. */
export async function syncsAhead(tx: Tx, ctx: Ctx, asks: readonly SyncAsk[]): Promise<(Ahead | null)[]> {
  const people = await readPeople(tx, ctx, asks, await readPlan(tx, ctx))
  const account = await accountOf(tx, ctx)
  const held = (person: CrmPerson) => {
    const why = account ? notToSync(person) : "not_connected"
    return why && { words: WHY_NOT[why] }
  }
  return people.map(
    (person) =>
      person && {
        key: syncKey(person),
        isRepeatable: true,
        lastsMs: SYNC_LASTS_MS,
        held: held(person),
      },
  )
}
