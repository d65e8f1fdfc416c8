import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import type { Ctx } from "@/lib/ctx"
import { previewEffect } from "@/lib/rule-sets/preview"
import { t, tn } from "@/lib/say"
import { OddPhrases } from "./odd-phrases"

/** What the draft, as kept, would do at once. */
export async function EffectCard({ ctx, id }: { ctx: Ctx; id: string }) {
  const { looked, fell, rose, otherClass, labelled, odd, oddCount, later } = await previewEffect(ctx, { id })
  return (
    <Card title={t("What this draft would change")}>
      <p className="text-sm text-ink-2">
        {looked === 0
          ? t("Nobody has written yet, so there is nothing to compare with.")
          : tn(looked, "Of the newest {n} lead:", "Of the newest {n} leads:")}{" "}
        {looked > 0 && (
          <span className="text-ink">
            {t("{fell} would be seen later, {rose} sooner, {other} would change class.", {
              fell,
              rose,
              other: otherClass,
            })}
          </span>
        )}
      </p>
      <p className="mt-1 text-sm text-ink-2">
        {t("Of {n} phrases that people have judged, {odd} would come out otherwise.", {
          n: labelled,
          odd: oddCount,
        })}
      </p>
      {later.length > 0 && (
        <Callout tone="red" title={t("Patients in pain would be seen later")} className="mt-3">
          {later
            .slice(0, 3)
            .map(({ text }) => `“${text}”`)
            .join(" ")}
        </Callout>
      )}
      {odd.length > 0 && <OddPhrases odd={odd} />}
    </Card>
  )
}
