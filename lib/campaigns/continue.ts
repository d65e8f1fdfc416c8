import { goOn, lockCampaign } from "@/lib/campaigns/begin"
import { finishCampaign } from "@/lib/campaigns/finish"
import { type Judged, judgePeople, type Reached } from "@/lib/campaigns/judge"
import { tierLeft } from "@/lib/campaigns/number"
import { ContinueCampaignInput, type GapFill } from "@/lib/campaigns/schema"
import { roomNow, writeOutcomes } from "@/lib/campaigns/throttle"
import { wordingsOf } from "@/lib/campaigns/wordings"
import type { CampaignPurpose, StandsStill } from "@/lib/campaigns/words"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import type { Campaign } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { carriersOf } from "@/lib/messaging/carriers"
import type { Outgoing } from "@/lib/messaging/outgoing"
import { queueMessages } from "@/lib/messaging/queue"
import { command, type Done } from "@/lib/operation"
import { isSendingPaused } from "@/lib/sending/pause"
import { addMs, MINUTE_MS } from "@/lib/time"

/** So many at one time, whatever the speed: a transaction stays short. */
export const BATCH = 50
const LOOK_AGAIN_S = 60

type Step = { goesOn: boolean; waitSeconds: number }

/**
 * A job's next batch: writes to as many as the speed and the number's limit let through, and keeps beside each what came
 * of it. Killed and begun again it goes on where it was: a person's message has one key. Paused or stopped it does
 * nothing. `failed`: the job gave up; the campaign stands still until somebody resumes it.
 */
export const continueCampaign = command({
  name: "campaigns.continue",
  may: "messages.sendBulk",
  input: ContinueCampaignInput,
  async run({ ctx, tx, input, grant }): Promise<Done<Step>> {
    if (!isId(input.id)) fail("not_found")
    const campaign = await lockCampaign(tx, input.id)
    // A person starts, pauses and stops; only the job goes on.
    if (ctx.actor.kind !== "system" && grant.scope !== "all") fail("forbidden")
    if (ctx.actor.kind !== "system") fail("wrong_state", { sentence: "A campaign is moved on by its job." })
    if (campaign.status !== "running") return over()
    if (input.failed) return standStill(tx, campaign, "failed")
    const next = input.isLast ? [goOn(ctx, campaign.id, input.round + 1)] : []
    const wait = (waitSeconds: number): Done<Step> => ({
      value: { goesOn: true, waitSeconds },
      facts: [],
      events: next,
    })
    if (campaign.tooLateAt && campaign.tooLateAt <= ctx.now) {
      await tx.campaignRecipient.updateMany({
        where: { campaignId: campaign.id, outcome: "waiting" },
        data: { outcome: "blocked", because: "too_late", handledAt: ctx.now },
      })
      return ended(await finishCampaign(tx, ctx, campaign, "done"))
    }
    const wordings = await wordingsOf(tx, ctx, campaign.templateId)
    if (wordings.of.length === 0) return standStill(tx, campaign, "template_stopped")
    const hindrance = await stillBecause(tx, ctx, wordings.channel)
    const left = hindrance ? 0 : await tierLeft(tx, ctx, wordings.channel)
    const { room, waitSeconds } = await roomNow(tx, ctx, campaign)
    const size = Math.min(BATCH, room, left ?? BATCH)
    const because = hindrance ?? (left === 0 ? "number_limit" : null)
    if (because !== campaign.pausedBecause)
      await tx.campaign.update({ where: { id: campaign.id }, data: { pausedBecause: because } })
    if (because) return wait(LOOK_AGAIN_S)
    if (size <= 0) return wait(waitSeconds)

    const people = await nextPeople(tx, campaign.id, size)
    const given = {
      purpose: campaign.purpose as CampaignPurpose,
      parameters: campaign.parameters as unknown as GapFill[],
      tooLateAt: campaign.tooLateAt ?? addMs(ctx.now, 24 * 60 * MINUTE_MS),
    }
    const judged = await judgePeople(tx, ctx, people, wordings, given)
    const sending = judged.filter((one) => one.written.ok)
    const queued = await queueMessages(
      tx,
      ctx,
      sending.map((one, n) => toOutgoing(ctx, campaign, one, n)),
    )
    await writeOutcomes(tx, ctx, campaign.id, [
      ...sending.map((one, n) => ({
        patientId: one.person.patientId,
        outcome: queued[n]?.status === "blocked" ? "blocked" : "queued",
        because: queued[n]?.because ?? null,
        messageId: queued[n]?.id ?? null,
      })),
      ...judged
        .filter((one) => !one.written.ok)
        .map((one) => ({
          patientId: one.person.patientId,
          outcome: "blocked",
          because: one.because,
          messageId: null,
        })),
    ])
    const waiting = await tx.campaignRecipient.count({
      where: { campaignId: campaign.id, outcome: "waiting" },
    })
    const facts = queued.flatMap((one) => one.facts)
    const events = queued.flatMap((one) => one.events)
    const told = fact("campaign.moved_on", campaign.id, { after: { taken: people.length, waiting } })
    if (waiting === 0) {
      const done = await finishCampaign(tx, ctx, campaign, "done")
      return { value: { goesOn: false, waitSeconds: 0 }, facts: [...facts, ...done], events }
    }
    return {
      value: { goesOn: true, waitSeconds: room > size ? 0 : waitSeconds },
      facts: [...facts, told],
      events: [...events, ...next],
    }
  },
})

const over = (): Done<Step> => ({ value: { goesOn: false, waitSeconds: 0 }, facts: [] })
const ended = (facts: Done<Step>["facts"]): Done<Step> => ({
  value: { goesOn: false, waitSeconds: 0 },
  facts,
})

async function standStill(tx: Tx, { id, status }: Campaign, because: StandsStill): Promise<Done<Step>> {
  await tx.campaign.update({
    where: { id },
    data: { status: "paused", pausedBecause: because, pausedById: null },
  })
  return ended([fact("campaign.paused", id, { before: { status }, after: { status: "paused", because } })])
}

/** What keeps every message back just now: the campaign waits, and nobody's turn is lost to it. */
async function stillBecause(tx: Tx, ctx: Ctx, channel: string): Promise<StandsStill | null> {
  if (await isSendingPaused(tx, ctx)) return "sending_paused"
  const carrier = (await carriersOf(tx, ctx, [channel])).get(channel)
  const isReady =
    carrier?.connection.token && !carrier.connection.isPaused && !carrier.connection.isTokenRefused
  return isReady ? null : "not_connected"
}

const nextPeople = (tx: Tx, campaignId: string, size: number) =>
  tx.$queryRaw<Reached[]>`
    select recipient."patientId", recipient."contactId", patient.name, patient.language
    from "CampaignRecipient" recipient join "Patient" patient on patient.id = recipient."patientId"
    where recipient."campaignId" = ${campaignId}::uuid and recipient.outcome = 'waiting'
    order by recipient."patientId" limit ${size}`

function toOutgoing(ctx: Ctx, campaign: Campaign, { person, written, sendAt }: Judged, n: number): Outgoing {
  if (!written.ok) return fail("internal")
  // What waits for the morning leaves one after the other then.
  const apartMs = MINUTE_MS / campaign.perMinute
  return {
    patientId: person.patientId,
    contactId: person.contactId,
    purpose: campaign.purpose as CampaignPurpose,
    content: {
      kind: "template",
      templateVersionId: written.versionId,
      parameters: written.parameters,
      body: written.body,
    },
    effectKey: `campaign:${campaign.id}:${person.patientId}`,
    campaignId: campaign.id,
    runId: ctx.actor.kind === "system" ? ctx.actor.runId : undefined,
    sendAt: sendAt ? addMs(sendAt, Math.round(n * apartMs)) : null,
    tooLateAt: campaign.tooLateAt,
  }
}
