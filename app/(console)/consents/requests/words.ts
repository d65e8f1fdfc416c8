import type { Tone } from "@/components/ui/tone"
import { t, tn } from "@/lib/say"
import type { Clock } from "@/lib/subject-requests/rules"
import type { RequestStatus } from "@/lib/subject-requests/words"

export const STATUS_TONES: Record<RequestStatus, Tone> = {
  received: "blue",
  identity_needed: "amber",
  in_progress: "blue",
  awaiting_approval: "violet",
  done: "green",
  refused: "neutral",
  withdrawn: "neutral",
}

export const CLOCK_TONES: Record<Clock["tone"], Tone> = {
  calm: "green",
  soon: "amber",
  late: "orange",
  over: "red",
}

/** "Day 4 of 30 · 26 days left" */
export const leftText = ({ left }: Clock): string => {
  if (left < 0) return tn(-left, "{n} day over", "{n} days over")
  return left === 0 ? t("Due today") : tn(left, "{n} day left", "{n} days left")
}

const WHAT: Record<string, string> = {
  "subject_request.opened": "Taken down",
  "subject_request.identity_asked": "Asked to show who they are",
  "subject_request.identity_confirmed": "Made sure that it is them",
  "subject_request.extended": "Given 60 days more",
  "subject_request.assigned": "Given to a colleague",
  "subject_request.export_asked": "Asked for a copy to be made",
  "subject_request.export_ready": "The copy was made",
  "subject_request.export_failed": "The copy could not be made",
  "subject_request.downloaded": "Downloaded a copy",
  "subject_request.reminded": "Reminded of the time",
  "subject_request.erasure_proposed": "Asked a second person to agree",
  "subject_request.erased_at_hubspot": "HubSpot deleted their contact",
  "subject_request.done": "Done",
  "subject_request.refused": "Refused",
  "subject_request.withdrawn": "Taken back",
}
export const whatText = (name: string): string => t(WHAT[name] ?? "Changed")
