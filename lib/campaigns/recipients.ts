import { type RecipientPage, type RecipientRow, RecipientsInput } from "@/lib/campaigns/schema"
import { RECIPIENT_PAGE } from "@/lib/campaigns/words"
import { grantOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { initials } from "@/lib/patients/mask"

type Found = Omit<RecipientRow, "at" | "person"> & { name: string; at: Date | null }

/** The people of a campaign, page by page, with what became of each one's message. */
export const listRecipients = query({
  name: "campaigns.recipients",
  may: "campaigns.read",
  input: RecipientsInput,
  async run({ ctx, tx, input }): Promise<RecipientPage> {
    if (!isId(input.id)) fail("not_found")
    const campaign = await tx.campaign.findFirst({ where: { id: input.id }, select: { id: true } })
    if (!campaign) fail("not_found")
    const after = input.after && isId(input.after) ? input.after : null
    const found = await tx.$queryRaw<Found[]>`
      select recipient."patientId", patient.name, recipient.outcome, message.status,
        coalesce(message."failedBecause", recipient.because) as because, recipient."messageId",
        coalesce(message."statusAt", recipient."handledAt") as at
      from "CampaignRecipient" recipient
      join "Patient" patient on patient.id = recipient."patientId"
      left join "Message" message on message.id = recipient."messageId"
      where recipient."clinicId" = ${ctx.clinicId}::uuid and recipient."campaignId" = ${campaign.id}::uuid
        ${input.outcome ? Prisma.sql`and recipient.outcome = ${input.outcome}` : Prisma.empty}
        ${after ? Prisma.sql`and recipient."patientId" > ${after}::uuid` : Prisma.empty}
      order by recipient."patientId" limit ${RECIPIENT_PAGE + 1}`
    const rows = found.slice(0, RECIPIENT_PAGE)
    const isNamed = grantOf(ctx, "patients.read")?.scope === "all"
    return {
      rows: rows.map(({ name, at, ...one }) => ({
        ...one,
        person: isNamed ? name : initials(name),
        at: at?.toISOString() ?? null,
      })),
      nextCursor: found.length > RECIPIENT_PAGE ? (rows.at(-1)?.patientId ?? null) : null,
    }
  },
  reads: ({ value }) => ({
    what: "campaign",
    list: true,
    patientIds: value.rows.map((one) => one.patientId),
  }),
})
