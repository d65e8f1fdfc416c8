import { requestCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { showMaintenance } from "@/lib/maintenance/show"
import { t } from "@/lib/say"
import { maintenanceTitle, windowWords } from "./operations/maintenance/window-words"

/** Over every page from a day before maintenance to its end. Its words hold whenever the page was drawn; no script. */
export async function MaintenanceBanner() {
  const ctx = await requestCtx({ touch: false })
  const one = can(ctx.roles, "today.read") ? await showMaintenance(ctx, {}) : null
  if (!one) return null
  return (
    <section
      aria-label={t("Maintenance")}
      className={`border-b px-4 py-1.5 text-sm text-ink md:px-6 ${one.isRunning ? "border-amber-line bg-amber-soft" : "border-blue-line bg-blue-soft"}`}
    >
      <p>
        <strong className="font-semibold">
          {t("{title}: {window}.", {
            title: maintenanceTitle(one.title),
            window: windowWords(one, ctx.clinic.timeZone),
          })}
        </strong>{" "}
        {one.words || t("Rounds may be away for minutes meanwhile; what arrives is kept.")}
      </p>
    </section>
  )
}
