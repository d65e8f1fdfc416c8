import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import type { Tone } from "@/components/ui/tone"
import type { RerunRow } from "@/lib/reruns/schema"
import type { Ending, Outcome, RerunStatus } from "@/lib/reruns/words"
import { t, tn } from "@/lib/say"

const Ban = icon("ban")
const CircleCheck = icon("circle-check")
const CircleDashed = icon("circle-dashed")
const CircleX = icon("circle-x")
const Hourglass = icon("hourglass")
const LoaderCircle = icon("loader-circle")
const Minus = icon("minus")

const STATUS: Record<RerunStatus, { word: string; tone: Tone; icon: typeof Ban }> = {
  waiting: { word: "Waits for agreement", tone: "amber", icon: Hourglass },
  running: { word: "Running", tone: "blue", icon: LoaderCircle },
  done: { word: "Done", tone: "green", icon: CircleCheck },
  stopped: { word: "Stopped", tone: "neutral", icon: Ban },
  denied: { word: "Not agreed to", tone: "neutral", icon: Ban },
}

const OUTCOME: Record<Outcome, { word: string; tone: Tone; icon: typeof Ban }> = {
  waiting: { word: "Not started yet", tone: "neutral", icon: CircleDashed },
  started: { word: "Running", tone: "blue", icon: LoaderCircle },
  completed: { word: "Went well", tone: "green", icon: CircleCheck },
  failed: { word: "Failed again", tone: "red", icon: CircleX },
  cancelled: { word: "Not run", tone: "neutral", icon: Ban },
  skipped: { word: "Left out", tone: "neutral", icon: Minus },
}

const ENDING: Record<Ending, string> = {
  denied: "Not agreed to",
  withdrawn: "Taken back",
  expired: "Nobody agreed in time",
  failed: "Could not be begun",
}

export const endingWord = (ending: Ending): string => t(ENDING[ending])

/** Over is not well: what failed again is said in the same breath. */
export function RerunBadge({ row }: { row: Pick<RerunRow, "status" | "ending" | "counts"> }) {
  const { word, tone, icon: Icon } = lookOf(row)
  return (
    <Badge tone={tone} icon={<Icon />}>
      {word}
    </Badge>
  )
}

function lookOf({ status, ending, counts }: Pick<RerunRow, "status" | "ending" | "counts">) {
  const look = { ...STATUS[status], word: t(STATUS[status].word) }
  if (status === "denied" && ending)
    return {
      ...look,
      word: t(ENDING[ending]),
      ...(ending === "failed" && { tone: "red" as const, icon: CircleX }),
    }
  if (counts.failed === 0 || (status !== "done" && status !== "stopped")) return look
  const tone: Tone = counts.completed > 0 ? "amber" : "red"
  return { word: `${look.word}, ${tn(counts.failed, "{n} failed", "{n} failed")}`, tone, icon: CircleX }
}

export const outcomeWord = (outcome: Outcome): string => t(OUTCOME[outcome].word)

export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const { word, tone, icon: Icon } = OUTCOME[outcome]
  return (
    <Badge tone={tone} look="plain" icon={<Icon />}>
      {t(word)}
    </Badge>
  )
}

/** Of those to be run: how many have come to an end. What was left out at the last moment has, too. */
export const endedOf = ({ counts, total }: Pick<RerunRow, "counts" | "total">): number =>
  Math.max(0, total - counts.waiting - counts.started)

const COUNTED = {
  completed: "{n} went well",
  failed: "{n} failed again",
  cancelled: "{n} not run",
  started: "{n} running",
  waiting: "{n} not started yet",
} as const

/** "39 went well, 2 failed again" */
export function resultText({ counts }: Pick<RerunRow, "counts">): string {
  const said = (["completed", "failed", "cancelled", "started", "waiting"] as const)
    .filter((one) => counts[one] > 0)
    .map((one) => tn(counts[one], COUNTED[one], COUNTED[one]))
  return said.join(", ") || t("Nothing yet")
}
