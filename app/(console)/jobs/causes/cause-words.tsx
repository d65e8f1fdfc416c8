import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import type { CauseRow } from "@/lib/causes/schema"
import type { CauseState } from "@/lib/causes/words"
import { t } from "@/lib/say"
import { errorText } from "../error-text"

const CircleCheck = icon("circle-check")
const CircleX = icon("circle-x")
const EyeOff = icon("eye-off")
const RotateCcw = icon("rotate-ccw")

export const STATE_WORDS: Record<CauseState, string> = { open: "Open", fixed: "Fixed", ignored: "Ignored" }

/** What it failed of, in a sentence. */
export const causeText = (cause: Pick<CauseRow, "errorName" | "errorCode">): string =>
  errorText({ name: cause.errorName, message: cause.errorCode })

export function CauseBadge({ cause }: { cause: Pick<CauseRow, "state" | "cameBack" | "fixedIn"> }) {
  if (cause.cameBack)
    return (
      <Badge tone="red" icon={<RotateCcw />} title={t("It failed again after it was said to be fixed")}>
        {t("Came back")}
      </Badge>
    )
  if (cause.state === "fixed")
    return (
      <Badge
        tone="green"
        look="plain"
        icon={<CircleCheck />}
        title={cause.fixedIn ? t("In {release}", { release: cause.fixedIn }) : undefined}
      >
        {t("Fixed")}
      </Badge>
    )
  if (cause.state === "ignored")
    return (
      <Badge look="plain" icon={<EyeOff />}>
        {t("Ignored")}
      </Badge>
    )
  return (
    <Badge tone="orange" icon={<CircleX />}>
      {t("Open")}
    </Badge>
  )
}
