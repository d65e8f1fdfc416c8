import type { MessagePurpose } from "@/lib/messaging/outgoing"

/** Client-safe words of campaigns. */

export const CAMPAIGN_STATUSES = {
  waiting: "Waits for a second person",
  running: "Running",
  paused: "Paused",
  done: "Done",
  stopped: "Stopped",
  denied: "Not agreed to",
} as const satisfies Record<string, string>
export type CampaignStatus = keyof typeof CAMPAIGN_STATUSES
export const isOpenCampaign = (status: CampaignStatus): boolean =>
  status === "running" || status === "paused" || status === "waiting"

/** What many people may be written to for at one time, in the words of whoever chooses. */
export const CAMPAIGN_PURPOSES = {
  recall: "Invitation to come again",
  marketing: "Offer",
  survey: "Question how it was",
  treatment: "News about the treatment",
  consent_request: "Question for an agreement",
} as const satisfies Partial<Record<MessagePurpose, string>>
export type CampaignPurpose = keyof typeof CAMPAIGN_PURPOSES
export const CAMPAIGN_PURPOSE_NAMES = Object.keys(CAMPAIGN_PURPOSES) as [
  CampaignPurpose,
  ...CampaignPurpose[],
]

export const OUTCOMES = ["waiting", "queued", "blocked", "not_sent"] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Why one of a campaign got nothing, besides what the gate says. */
export const SKIPPED = {
  no_wording: "The template has no approved wording in their language or the clinic's.",
  parameters: "What goes into the gaps does not fit for them.",
  campaign_stopped: "The campaign was stopped first.",
} as const satisfies Record<string, string>

/** Why a campaign that runs sends nothing just now. */
export const STANDS_STILL = {
  number_limit:
    "The number has begun as many conversations as Meta allows in 24 hours. It goes on by itself.",
  sending_paused: "All sending is stopped for this clinic. It goes on once that ends.",
  not_connected:
    "The channel is not connected, paused, or its token is refused. It goes on once that is settled.",
  template_stopped: "The template can no longer be sent.",
  failed: "It stopped on an error. Look at its run, then resume it.",
} as const satisfies Record<string, string>
export type StandsStill = keyof typeof STANDS_STILL

export const MOST_RECIPIENTS = 10_000
export const MOST_PICKED = 500
export const SAMPLE = 20
export const CAMPAIGN_PAGE = 30
export const RECIPIENT_PAGE = 50

export const CONSENT_FILTERS = {
  given: "Only who agreed to it",
  any: "Everybody; who has not agreed is held back",
} as const satisfies Record<string, string>
export const LEAD_FILTERS = {
  open: "With an open enquiry",
  won: "Who became patients",
  lost: "Lost or archived",
  none: "Without any enquiry",
} as const satisfies Record<string, string>
export const LAST_CONTACT_DAYS = [30, 90, 180, 365] as const
export const TOO_LATE_DAYS = [1, 2, 3, 7, 14] as const
