import { isDeepStrictEqual } from "node:util"
import { requireMember } from "@/lib/approvals/reach"
import { requestApproval } from "@/lib/approvals/request"
import { audienceOf } from "@/lib/campaigns/audience"
import { beginCampaign } from "@/lib/campaigns/begin"
import { isReached } from "@/lib/campaigns/preview"
import { StartCampaignInput } from "@/lib/campaigns/schema"
import { CAMPAIGN_LIMITS } from "@/lib/campaigns/settings"
import { refuseUnfit, wordingsOf } from "@/lib/campaigns/wordings"
import { CAMPAIGN_PURPOSES, type CampaignStatus, MOST_RECIPIENTS } from "@/lib/campaigns/words"
import { readSetting } from "@/lib/clinics/settings"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import type { Campaign, Prisma } from "@/lib/generated/prisma/client"
import { command, type Done } from "@/lib/operation"
import { t } from "@/lib/say"
import { addMs, DAY_MS } from "@/lib/time"

export type Started = { id: string; status: CampaignStatus; total: number; approvalId: string | null }

/**
 * One template to many people, as one named action. Whom it is for is decided here and kept, person by person: what was
 * looked at and agreed to is what goes out. Up to the clinic's number a coordinator starts it alone; beyond, and for
 * whoever may only ask, a second person agrees first. Asked again under the same key it is the same.
 */
export const startCampaign = command({
  name: "campaigns.start",
  may: "messages.sendBulk",
  input: StartCampaignInput,
  async run({ ctx, tx, input, grant }): Promise<Done<Started>> {
    const requestedById = requireMember(ctx)
    const { key: id, purpose, title, reason } = input
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`campaign ${id}`}, 0))`
    const known = await tx.campaign.findFirst({ where: { id } })
    if (known) {
      if (known.requestedById !== requestedById || !isSame(known, input)) fail("conflict")
      return { value: toValue(known), facts: [] }
    }
    const wordings = await wordingsOf(tx, ctx, input.templateId)
    refuseUnfit(wordings, purpose, input.parameters)
    const limits = await readSetting(tx, ctx, CAMPAIGN_LIMITS)
    const found = await audienceOf(tx, ctx, { ...input, channel: wordings.channel }, MOST_RECIPIENTS + 1)
    if (found.length > MOST_RECIPIENTS)
      fail("wrong_state", { sentence: "That is more than 10,000 people. Narrow it first." })
    const people = found.filter(isReached)
    if (people.length === 0) fail("wrong_state", { sentence: "Nobody would get it. Choose other people." })
    if (found.length !== input.expected)
      fail("wrong_state", {
        sentence: t("These are {n} people now, and not {before}. Look at the preview again.", {
          n: found.length,
          before: input.expected,
        }),
      })
    const needsSecond = grant.approval || people.length > limits.alone
    const campaign = await tx.campaign.create({
      data: {
        id,
        clinicId: ctx.clinicId,
        title,
        purpose,
        templateId: input.templateId,
        parameters: input.parameters as Prisma.InputJsonValue,
        audience: input.audience as Prisma.InputJsonObject,
        status: needsSecond ? "waiting" : "running",
        total: people.length,
        perMinute: limits.perMinute,
        tooLateAt: addMs(ctx.now, input.tooLateDays * DAY_MS),
        requestedById,
        createdAt: ctx.now,
      },
    })
    await tx.campaignRecipient.createMany({
      data: people.map(({ patientId, contactId }) => ({
        clinicId: ctx.clinicId,
        campaignId: id,
        patientId,
        contactId,
      })),
    })
    const asked = fact("campaign.requested", id, {
      after: { people: people.length, purpose, templateId: input.templateId, needsSecond },
      personal: { reason, title },
    })
    if (!needsSecond) {
      const begun = await beginCampaign(tx, ctx, id)
      return { ...begun, value: toValue({ ...campaign, status: "running" }), facts: [asked, ...begun.facts] }
    }
    const { approvalId, facts } = await requestApproval(tx, ctx, {
      kind: "campaigns.send",
      input: { campaignId: id },
      summary: `Send ${wordings.name} to ${people.length} people (${CAMPAIGN_PURPOSES[purpose].toLowerCase()}).`,
      subjectId: id,
      reason,
    })
    await tx.campaign.update({ where: { id }, data: { approvalId } })
    return { value: toValue({ ...campaign, approvalId }), facts: [asked, ...facts] }
  },
})

const plain = (given: unknown): unknown => JSON.parse(JSON.stringify(given))

/** A key is one campaign's: used for anything else it would answer for what was not asked. */
const isSame = (
  known: Campaign,
  input: { templateId: string; purpose: string; parameters: unknown; audience: unknown },
) =>
  known.templateId === input.templateId &&
  known.purpose === input.purpose &&
  isDeepStrictEqual(known.parameters, plain(input.parameters)) &&
  isDeepStrictEqual(known.audience, plain(input.audience))

const toValue = ({ id, status, total, approvalId }: Campaign): Started => ({
  id,
  status: status as CampaignStatus,
  total,
  approvalId,
})
