import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Money } from "@/components/money"
import { practitionerColour } from "@/components/practitioner-colour"
import { Badge } from "@/components/ui/badge"
import { cn } from "@/components/ui/cn"
import { t, tn } from "@/lib/say"
import type { ServiceList as List, ServiceRow } from "@/lib/services/schema"
import { RowMenu } from "../hours/row-menu"
import { move, retire } from "./actions"
import { ChangeService } from "./service-buttons"

const Sparkles = icon("sparkles")

export function ServiceList({ rows, rooms, currency, may }: List) {
  if (rows.length === 0)
    return (
      <EmptyState icon={<Sparkles />} title={t("No service yet")}>
        {t(
          "What patients come for, how long it takes and what is kept free around it. Begin with a consultation.",
        )}
      </EmptyState>
    )
  const used = rows.filter((one) => !one.isRetired)
  return (
    <ul className="grid divide-y divide-line rounded-lg border border-line">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-start gap-x-3 gap-y-2 px-4 py-3">
          <Words row={row} currency={currency} />
          {may.write && (
            <span className="flex items-center gap-1">
              {!row.isRetired && <ChangeService row={row} rooms={rooms} currency={currency} />}
              <RowMenu
                id={row.id}
                name={row.name}
                isRetired={row.isRetired}
                up={!row.isRetired && used[0]?.id !== row.id}
                down={!row.isRetired && used.at(-1)?.id !== row.id}
                move={move}
                retire={retire}
              />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Words({ row, currency }: { row: ServiceRow; currency: string }) {
  const facts = [
    tn(row.minutes, "{n} minute", "{n} minutes"),
    row.bufferBeforeMinutes > 0 && t("{n} min free before", { n: row.bufferBeforeMinutes }),
    row.bufferAfterMinutes > 0 && t("{n} min free after", { n: row.bufferAfterMinutes }),
    t("begins every {n} min", { n: row.stepMinutes }),
    row.recallMonths && tn(row.recallMonths, "again after {n} month", "again after {n} months"),
    !row.needsRoom && t("needs no room"),
    row.rooms.length > 0 && t("in {rooms}", { rooms: row.rooms.map((one) => one.name).join(", ") }),
  ]
  return (
    <div className="grid min-w-0 grow basis-64 gap-1">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className={cn("text-sm", row.isRetired ? "text-ink-3" : "font-medium text-ink")}>{row.name}</h2>
        {row.priceMinor !== null && (
          <span className="text-xs text-ink-2">
            <Money amountMinor={row.priceMinor} currency={currency} />
          </span>
        )}
        {row.isRetired && <Badge>{t("Out of use")}</Badge>}
      </div>
      <p className="text-xs text-ink-3">{facts.filter(Boolean).join(" · ")}</p>
      <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-ink-2">
        {row.practitioners.map((one) => (
          <span key={one.name} className="inline-flex items-center gap-1.5">
            <span
              aria-hidden="true"
              className={cn("size-2 rounded-full", practitionerColour(one.colour).bar)}
            />
            {one.name}
            {one.minutes !== null && ` (${t("{n} min", { n: one.minutes })})`}
          </span>
        ))}
        {row.practitioners.length === 0 && !row.isRetired && (
          <span className="text-amber">{t("Nobody does it yet: choose it with a practitioner.")}</span>
        )}
      </p>
    </div>
  )
}
