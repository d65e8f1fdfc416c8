import { Badge } from "@/components/ui/badge"
import type { HandoverRow } from "@/lib/handover/schema"
import { STATUS_WORDS } from "@/lib/handover/words"
import { t } from "@/lib/say"

const TONES = { draft: "neutral", signed: "amber", received: "green" } as const

export function HandoverStatus({ row: { status, correctedBy } }: { row: HandoverRow }) {
  if (correctedBy && status === "signed") return <Badge>{t("Being corrected, or corrected")}</Badge>
  return <Badge tone={TONES[status]}>{t(STATUS_WORDS[status])}</Badge>
}
