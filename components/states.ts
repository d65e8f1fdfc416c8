import AlarmClock from "lucide-react/icons/alarm-clock"
import Archive from "lucide-react/icons/archive"
import Ban from "lucide-react/icons/ban"
import CalendarCheck from "lucide-react/icons/calendar-check"
import Check from "lucide-react/icons/check"
import CheckCheck from "lucide-react/icons/check-check"
import ChevronUp from "lucide-react/icons/chevron-up"
import ChevronsUp from "lucide-react/icons/chevrons-up"
import CircleCheck from "lucide-react/icons/circle-check"
import CircleDashed from "lucide-react/icons/circle-dashed"
import CircleSlash from "lucide-react/icons/circle-slash"
import CircleX from "lucide-react/icons/circle-x"
import Copy from "lucide-react/icons/copy"
import Flame from "lucide-react/icons/flame"
import Hourglass from "lucide-react/icons/hourglass"
import Inbox from "lucide-react/icons/inbox"
import LoaderCircle from "lucide-react/icons/loader-circle"
import MessageCircle from "lucide-react/icons/message-circle"
import Minus from "lucide-react/icons/minus"
import Moon from "lucide-react/icons/moon"
import OctagonX from "lucide-react/icons/octagon-x"
import RotateCw from "lucide-react/icons/rotate-cw"
import Send from "lucide-react/icons/send"
import ShieldAlert from "lucide-react/icons/shield-alert"
import Siren from "lucide-react/icons/siren"
import Snowflake from "lucide-react/icons/snowflake"
import Sparkles from "lucide-react/icons/sparkles"
import ThermometerSun from "lucide-react/icons/thermometer-sun"
import Trophy from "lucide-react/icons/trophy"
import UserCheck from "lucide-react/icons/user-check"
import type { Tone } from "./ui/tone"

export type State = { word: string; tone: Tone; icon: typeof Check; means?: string }

const state = (word: string, tone: Tone, icon: typeof Check, means?: string): State => ({
  word,
  tone,
  icon,
  means,
})

/** One word, one colour, one icon for each state, everywhere. */
export const STATES = {
  classification: {
    HOT: state("Hot", "red", Flame, "Score 4 or 5"),
    WARM: state("Warm", "amber", ThermometerSun, "Score 3"),
    COLD: state("Cold", "blue", Snowflake, "Score 2"),
    UNQUALIFIED: state("Unqualified", "neutral", CircleSlash, "Score 1"),
  },
  urgency: {
    critical: state("Critical", "red", Siren, "To be reacted to within 15 minutes"),
    high: state("High", "orange", ChevronsUp, "To be reacted to within 30 minutes"),
    medium: state("Medium", "amber", ChevronUp, "To be reacted to within 60 minutes"),
    none: state("None", "neutral", Minus),
  },
  lead: {
    new: state("New", "accent", Sparkles),
    contacted: state("Contacted", "violet", MessageCircle),
    qualified: state("Qualified", "blue", UserCheck),
    booked: state("Booked", "green", CalendarCheck),
    won: state("Won", "green", Trophy),
    lost: state("Lost", "neutral", CircleX),
    archived: state("Archived", "neutral", Archive),
  },
  run: {
    queued: state("Queued", "neutral", CircleDashed),
    running: state("Running", "blue", LoaderCircle),
    sleeping: state("Sleeping", "violet", Moon),
    waiting: state("Waiting", "violet", Hourglass),
    retrying: state("Retrying", "orange", RotateCw, "Failed, and will be tried again"),
    completed: state("Completed", "green", CircleCheck),
    failed: state("Failed", "red", CircleX),
    cancelled: state("Cancelled", "neutral", Ban),
  },
  fate: {
    pending: state("Pending", "amber", Hourglass, "Kept; its work has not ended yet"),
    processed: state("Processed", "green", CircleCheck),
    ignored: state("Ignored", "neutral", Minus, "Rounds has no use for it"),
    quarantined: state("Quarantined", "orange", ShieldAlert, "Kept aside until a person decides"),
    dead: state("Dead", "red", OctagonX, "Ran out of attempts; can be replayed"),
  },
  delivery: {
    accepted: state("Accepted", "green", Inbox),
    duplicate: state("Duplicate", "neutral", Copy, "Every item in it was already there"),
    refused: state("Refused", "red", Ban),
  },
  message: {
    received: state("Received", "neutral", Inbox),
    queued: state("Queued", "neutral", AlarmClock),
    sent: state("Sent", "neutral", Send),
    delivered: state("Delivered", "neutral", Check),
    read: state("Read", "accent", CheckCheck),
    failed: state("Failed", "red", CircleX),
  },
} as const satisfies Record<string, Record<string, State>>

export type StateKind = keyof typeof STATES

/** The state's look; a value nobody listed is shown by its own name. */
export function stateOf(kind: StateKind, value: string): State {
  const known: Record<string, State> = STATES[kind]
  const found = known[value] ?? known[value.toLowerCase()] ?? known[value.toUpperCase()]
  if (found) return found
  const word = value.replace(/[_-]+/g, " ").toLowerCase()
  return state(word.charAt(0).toUpperCase() + word.slice(1), "neutral", CircleDashed)
}
