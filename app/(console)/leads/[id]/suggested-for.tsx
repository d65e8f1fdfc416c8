import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import type { Ctx } from "@/lib/ctx"
import { findSuggestion } from "@/lib/routing/find-suggestion"
import { WHY_WORDS } from "@/lib/routing/words"
import { t } from "@/lib/say"

const Hand = icon("hand")

/** For whom the rules mean a lead that is still everybody's. Nothing where they mean nobody. */
export async function SuggestedFor({ ctx, leadId }: { ctx: Ctx; leadId: string }) {
  const suggested = await findSuggestion(ctx, { id: leadId })
  if (!suggested) return null
  return (
    <p className="mt-3 flex items-start gap-2 text-sm text-ink-2">
      <Hand aria-hidden="true" className="mt-0.5 size-4 text-ink-3" />
      <span>
        {t("Suggested for {name}", { name: suggested.name })}
        <span className="block text-xs text-ink-3">
          {t(WHY_WORDS[suggested.why])} · {suggested.rule} · <Time value={suggested.at} />
        </span>
      </span>
    </p>
  )
}
