import type { Purpose } from "@/lib/consents/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"

/**
 * What somebody takes back while a question waits is not asked for by it any more, so that a later yes cannot mean it. A
 * question that asked for nothing else is left to whoever settles it: a bare yes to it goes to a person.
 */
export async function narrowQuestions(
  tx: Tx,
  { clinicId }: Ctx,
  patientId: string,
  purposes: readonly Purpose[],
): Promise<Fact[]> {
  if (purposes.length === 0) return []
  const gone = [...purposes]
  const narrowed = await tx.$queryRaw<{ id: string; purposes: string[] }[]>`
    update "ConsentRequest" set purposes = array(
      select asked.purpose from unnest(purposes) with ordinality as asked (purpose, place)
      where asked.purpose <> all (${gone}::text[]) order by asked.place
    )
    where "clinicId" = ${clinicId}::uuid and "patientId" = ${patientId}::uuid and status in ('open', 'unclear')
      and purposes && ${gone}::text[] and not purposes <@ ${gone}::text[]
    returning id, purposes`
  return narrowed.map((one) =>
    fact("consent.request_narrowed", one.id, {
      subjectType: "consent_request",
      patientId,
      after: { purposes: one.purposes },
    }),
  )
}
