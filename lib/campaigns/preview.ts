import { audienceOf, type Person } from "@/lib/campaigns/audience"
import { estimateCost } from "@/lib/campaigns/cost"
import { type Judged, judgePeople, type Reached } from "@/lib/campaigns/judge"
import { tierLeft } from "@/lib/campaigns/number"
import {
  type BlockedCount,
  type CampaignPreview,
  PreviewCampaignInput,
  type SampleRow,
} from "@/lib/campaigns/schema"
import { CAMPAIGN_LIMITS } from "@/lib/campaigns/settings"
import { refuseUnfit, wordingsOf } from "@/lib/campaigns/wordings"
import { MOST_RECIPIENTS, SAMPLE } from "@/lib/campaigns/words"
import { readSetting } from "@/lib/clinics/settings"
import { query } from "@/lib/operation"
import { addMs, DAY_MS } from "@/lib/time"

/** Whoever is held for a day or more longer than this gets nothing: as if it were started with the usual limit. */
const USUAL_LIMIT_MS = 3 * DAY_MS

/** What would happen to whom, were it started now. Changes nothing; the same statements for ten people and for thousands. */
export const previewCampaign = query({
  name: "campaigns.preview",
  may: "messages.sendBulk",
  input: PreviewCampaignInput,
  async run({ ctx, tx, input, grant }): Promise<CampaignPreview> {
    const wordings = await wordingsOf(tx, ctx, input.templateId)
    refuseUnfit(wordings, input.purpose, input.parameters)
    const limits = await readSetting(tx, ctx, CAMPAIGN_LIMITS)
    const people = await audienceOf(tx, ctx, { ...input, channel: wordings.channel }, MOST_RECIPIENTS + 1)
    const reached = people.filter(isReached)
    const isTooMany = people.length > MOST_RECIPIENTS
    const judged = isTooMany
      ? []
      : await judgePeople(tx, ctx, reached, wordings, { ...input, tooLateAt: addMs(ctx.now, USUAL_LIMIT_MS) })
    const getting = judged.filter((one) => one.because === null)
    const { alone, perMinute } = limits
    return {
      total: people.length,
      willGet: getting.length,
      later: getting.filter((one) => one.sendAt !== null).length,
      blocked: countBy(judged.flatMap((one) => one.because ?? [])),
      unreachable: people.length - reached.length,
      byLanguage: countBy(getting.flatMap((one) => (one.written.ok ? one.written.language : []))).map(
        (one) => ({
          language: one.because,
          count: one.count,
        }),
      ),
      sample: sampleOf(judged),
      needsSecond: grant.approval || reached.length > alone,
      alone,
      minutes: Math.ceil(getting.length / perMinute),
      tierLeft: await tierLeft(tx, ctx, wordings.channel),
      cost: await estimateCost(tx, ctx, limits, { messages: getting.length, category: wordings.category }),
      isTooMany,
    }
  },
  reads: ({ value }) => ({
    what: "campaign_preview",
    list: true,
    patientIds: value.sample.map((one) => one.patientId),
  }),
})

export const isReached = (person: Person): person is Reached => person.contactId !== null

export function countBy(words: readonly string[]): BlockedCount[] {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .map(([because, count]) => ({ because, count }))
    .sort((one, other) => other.count - one.count || (one.because < other.because ? -1 : 1))
}

/** Some of those who get it and some of each reason, so that a mistake shows. */
function sampleOf(judged: readonly Judged[]): SampleRow[] {
  const shown = new Map<string, number>()
  const some = judged.filter((one) => {
    const key = one.because ?? `gets ${one.written.ok ? one.written.language : ""}`
    const count = shown.get(key) ?? 0
    shown.set(key, count + 1)
    return count < (one.because === null ? SAMPLE / 2 : 4)
  })
  return some
    .sort((one, other) => Number(one.because !== null) - Number(other.because !== null))
    .slice(0, SAMPLE)
    .map(({ person, written, because, sendAt }) => ({
      patientId: person.patientId,
      person: person.name,
      language: person.language,
      wording: written.ok ? written.language : null,
      because,
      until: sendAt?.toISOString() ?? null,
      text: written.ok && because === null ? written.body : null,
    }))
}
