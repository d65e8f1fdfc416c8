import { Card } from "@/components/ui/card"
import { t } from "@/lib/say"

/** The place of what can be offered to the patient; there is no calendar to read it from yet. */
export const SlotsCard = () => (
  <Card title={t("Free slots")} id="slots">
    <p className="text-sm text-ink-3">
      {t("Rounds has no calendar yet, so it offers no slots. Agree on a time with the patient by your own.")}
    </p>
  </Card>
)
