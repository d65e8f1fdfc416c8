import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { t } from "@/lib/say"

const CircleCheckBig = icon("circle-check-big")

/** Nobody waits; who sees no scores is told of owners instead. */
export function NobodyFree({ scores }: { scores: boolean }) {
  return (
    <Card>
      <EmptyState
        compact
        icon={<CircleCheckBig />}
        title={scores ? t("No hot or urgent lead waits") : t("Everybody has an owner")}
        action={
          <ButtonLink href="/leads?due=waiting&sort=waitingSince">{t("Show who still waits")}</ButtonLink>
        }
      >
        {scores
          ? t("The next one appears here by itself, with its clock and what speaks for it.")
          : t("Who writes next appears here by itself.")}
      </EmptyState>
    </Card>
  )
}
