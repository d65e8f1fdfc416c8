import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { PartInput } from "@/lib/renewals/schema"

const PER_PART = 200

/** Questions that nobody answered in time wait no longer: `expired`, which is no denial. `next`: there may be more. */
export const expireRequests = command({
  name: "consents.expire_requests",
  may: "consents.record",
  input: PartInput,
  async run({ ctx, tx }) {
    const over = await tx.$queryRaw<{ id: string; patientId: string }[]>`
      update "ConsentRequest" set status = 'expired' where id in (
        select id from "ConsentRequest" where "clinicId" = ${ctx.clinicId}::uuid and status in ('open', 'unclear')
          and "expiresAt" <= ${ctx.now} order by "expiresAt", id limit ${PER_PART} for update skip locked
      ) returning id, "patientId"`
    return {
      value: { expired: over.length, next: over.length === PER_PART ? (over.at(-1)?.id ?? null) : null },
      facts: over.map(({ id, patientId }) =>
        fact("consent.request_expired", id, { subjectType: "consent_request", patientId }),
      ),
    }
  },
})
