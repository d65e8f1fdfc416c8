import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import type { AlertRow } from "@/lib/alerts/schema"
import { t } from "@/lib/say"

const Bell = icon("bell")
const BellOff = icon("bell-off")

/** Whether anybody knows: told when, or kept quiet by what. */
export function Told({ alert: { toldAt, mutedBy } }: { alert: Pick<AlertRow, "toldAt" | "mutedBy"> }) {
  if (toldAt)
    return (
      <p className="flex items-center gap-1">
        <Bell aria-hidden="true" className="size-3.5" />
        {t("Told")} <Time value={toldAt} />
      </p>
    )
  return (
    <p className="flex items-center gap-1 text-amber">
      <BellOff aria-hidden="true" className="size-3.5" />
      {mutedBy === "maintenance"
        ? t("Told to nobody: maintenance")
        : mutedBy === "silence"
          ? t("Told to nobody: silenced")
          : t("Told to nobody yet")}
    </p>
  )
}
