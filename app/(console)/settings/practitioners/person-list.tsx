import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { practitionerColour } from "@/components/practitioner-colour"
import { Badge } from "@/components/ui/badge"
import { cn } from "@/components/ui/cn"
import type { PractitionerList, PractitionerRow } from "@/lib/practitioners/schema"
import { t } from "@/lib/say"
import { RowMenu } from "../hours/row-menu"
import { weekText } from "../hours/week-text"
import { move, retire } from "./actions"

const Users = icon("users")

/** In the order of the calendar's columns. */
export function PersonList({ rows, may }: PractitionerList) {
  if (rows.length === 0)
    return (
      <EmptyState icon={<Users />} title={t("No practitioner yet")}>
        {t("Dentists, hygienists, whoever patients are booked with. The calendar has one column for each.")}
      </EmptyState>
    )
  const here = rows.filter((one) => !one.isRetired)
  return (
    <ul className="grid divide-y divide-line rounded-lg border border-line">
      {rows.map((row) => (
        <li key={row.id} className="relative flex items-start gap-x-3 px-4 py-3 hover:bg-hover">
          <span
            aria-hidden="true"
            className={cn(
              "mt-1 size-3 shrink-0 rounded-full",
              row.isRetired ? "bg-press" : practitionerColour(row.colour).bar,
            )}
          />
          <Person row={row} />
          {may.write && (
            <span className="relative z-10">
              <RowMenu
                id={row.id}
                name={row.name}
                isRetired={row.isRetired}
                up={!row.isRetired && here[0]?.id !== row.id}
                down={!row.isRetired && here.at(-1)?.id !== row.id}
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

function Person({ row }: { row: PractitionerRow }) {
  return (
    <div className="grid min-w-0 grow gap-0.5">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className={cn("text-sm", row.isRetired ? "text-ink-3" : "font-medium text-ink")}>
          <Link
            href={`/settings/practitioners/${row.id}`}
            className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            {[row.title, row.name].filter(Boolean).join(" ")}
          </Link>
        </h2>
        {row.isRetired && <Badge>{t("Out of use")}</Badge>}
        {!row.isRetired && row.week.length === 0 && <Badge tone="amber">{t("No hours this week")}</Badge>}
        {!row.isRetired && row.services.length === 0 && <Badge tone="amber">{t("No services")}</Badge>}
      </div>
      {row.week.length > 0 && !row.isRetired && (
        <p className="text-xs text-ink-2 tabular-nums">{weekText(row.week)}</p>
      )}
      <p className="text-xs text-ink-3">
        {[row.member && t("signs in as {name}", { name: row.member.name }), row.services.join(", ")]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </div>
  )
}
