import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { type Ctx, isGlassBroken } from "@/lib/ctx"
import { t } from "@/lib/say"
import { BreakGlass, EndGlass } from "./glass-buttons"

/** For whoever may break the glass: what it does, before it is done. */
export function Emergency({ ctx }: { ctx: Ctx }) {
  const broken = isGlassBroken(ctx) && ctx.breakGlassUntil
  return (
    <Card title={t("Emergency access")} id="emergency">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <p className="min-w-0 grow basis-72 text-sm text-ink-2">
          {broken ? (
            <>
              {t("The whole clinic's patients are open to you until")} <Time value={broken} as="clock" />.{" "}
              {t("Each look is marked and reviewed.")}
            </>
          ) : (
            t(
              "When somebody's life or health needs a patient your role does not show: this opens the whole clinic for four hours. The admins are told at once, each look is marked, and somebody else reviews it.",
            )
          )}
        </p>
        {broken ? <EndGlass /> : <BreakGlass />}
      </div>
    </Card>
  )
}
