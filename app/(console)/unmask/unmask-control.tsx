import { Countdown } from "@/components/time"
import { type Ctx, grantOf, isUnmasked } from "@/lib/ctx"
import { t } from "@/lib/say"
import { MaskAgain, UnmaskButton } from "./unmask-button"

/**
 * Where a masked patient is shown to somebody who may unmask: the button, or how long it still runs. Nothing for others.
 * `<UnmaskControl ctx={ctx} patientId={patient.id} />` in a page's header.
 */
export function UnmaskControl({ ctx, patientId }: { ctx: Ctx; patientId: string }) {
  if (!grantOf(ctx, "access.unmask")) return null
  const shown = isUnmasked(ctx, patientId) && ctx.unmasked?.find((one) => one.patientId === patientId)
  if (!shown) return <UnmaskButton patientId={patientId} />
  const until = shown.until.toISOString()
  return (
    <span className="inline-flex items-center gap-2 text-sm text-ink-2">
      {t("Name shown for")}
      <Countdown due={until} label={t("Masked again")} />
      <MaskAgain at={until} now={ctx.now.toISOString()} />
    </span>
  )
}
