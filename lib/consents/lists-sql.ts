import type { RequestStatus } from "@/lib/consents/words"
import type { Ctx } from "@/lib/ctx"
import type { TimeCursor } from "@/lib/cursor"
import { Prisma } from "@/lib/generated/prisma/client"
import { type PatientReach, patientReachSql } from "@/lib/patients/reach"

type Scope = {
  ctx: Pick<Ctx, "clinicId" | "now">
  reach: PatientReach
  after: TimeCursor | null
  limit: number
}

const ofReach = (reach: PatientReach, column: Prisma.Sql): Prisma.Sql => {
  const own = patientReachSql(reach)
  return own ? Prisma.sql`${column} in (select "Patient".id from "Patient" where ${own})` : Prisma.sql`true`
}

/** A question past its end that was not closed yet is one without an answer in time. */
function branches(now: Date, status: RequestStatus | undefined): Prisma.Sql[] {
  const waits = Prisma.sql`request.status = 'open' and request."expiresAt"`
  if (status === "open") return [Prisma.sql`${waits} > ${now}::timestamptz`]
  if (status === "expired")
    return [Prisma.sql`request.status = 'expired'`, Prisma.sql`${waits} <= ${now}::timestamptz`]
  return [status ? Prisma.sql`request.status = ${status}` : Prisma.sql`true`]
}

/** A page of questions, the newest first, with who was asked and by whom. */
export function requestPageSql({ ctx, reach, after, limit }: Scope, status?: RequestStatus): Prisma.Sql {
  const beyond = after
    ? Prisma.sql`(request."openedAt", request.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : Prisma.sql`true`
  const parts = branches(ctx.now, status).map(
    (branch) => Prisma.sql`(
      select request.* from "ConsentRequest" request where request."clinicId" = ${ctx.clinicId}::uuid
        and ${branch} and ${ofReach(reach, Prisma.sql`request."patientId"`)} and ${beyond}
      order by request."openedAt" desc, request.id desc limit ${limit})`,
  )
  return Prisma.sql`
    select page.id, page."patientId", patient.name, page.kind, page.purposes, page.language, page."openedAt",
      page."expiresAt", page."answeredAt", member.name as "by",
      case when page.status = 'open' and page."expiresAt" <= ${ctx.now}::timestamptz then 'expired'
        else page.status end as status
    from (select * from (${Prisma.join(parts, " union all ")}) found order by "openedAt" desc, id desc limit ${limit}) page
    join "Patient" patient on patient.id = page."patientId"
    left join "Member" member on member.id = page."openedById"
    order by page."openedAt" desc, page.id desc`
}

/** A page of receipts, the newest first, with whose each is and when it was sent. */
export function receiptPageSql({ ctx, reach, after, limit }: Scope): Prisma.Sql {
  const beyond = after
    ? Prisma.sql`(receipt."createdAt", receipt.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : Prisma.sql`true`
  return Prisma.sql`
    select page.id, page."patientId", patient.name, page.language, page."policyVersion", page.record,
      page."createdAt", page."openedAt", sent."createdAt" as "sentAt"
    from (
      select receipt.* from "ConsentReceipt" receipt where receipt."clinicId" = ${ctx.clinicId}::uuid
        and ${ofReach(reach, Prisma.sql`receipt."patientId"`)} and ${beyond}
      order by receipt."createdAt" desc, receipt.id desc limit ${limit}
    ) page
    join "Patient" patient on patient.id = page."patientId"
    left join "Message" sent on sent.id = page."sentMessageId"
    order by page."createdAt" desc, page.id desc`
}
