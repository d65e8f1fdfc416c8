import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { t } from "@/lib/say"
import type { EnvironmentRow } from "@/lib/software/views"
import { windowText } from "./days"
import { EnvironmentButtons } from "./environment-buttons"
import { NewEnvironment } from "./new-buttons"

const Snowflake = icon("snowflake")

export function EnvironmentsCard({ rows, mayWrite }: { rows: readonly EnvironmentRow[]; mayWrite: boolean }) {
  return (
    <Card title={t("Environments")} count={rows.length} actions={mayWrite && <NewEnvironment />} flush>
      {rows.length === 0 && (
        <p className="px-4 py-3 text-sm text-ink-2">
          {t("None yet. Most begin with staging, where things are tried, and production.")}
        </p>
      )}
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.name} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <div className="grid min-w-48 grow basis-0 gap-1">
              <h3 className="flex flex-wrap items-center gap-2 text-sm font-semibold text-ink">
                {row.title}
                <code className="font-mono text-xs font-normal text-ink-3">{row.name}</code>
                {row.frozenAt && (
                  <Badge tone="blue" icon={<Snowflake />}>
                    {t("Frozen")}
                  </Badge>
                )}
              </h3>
              <p className="text-xs text-ink-2">
                {row.windows.length > 0 ? row.windows.map(windowText).join(" · ") : t("Open at any hour")}
                {" · "}
                {row.needsChecks ? t("checks must be green") : t("checks are not asked for")}
              </p>
              {row.frozenAt && (
                <p className="text-xs text-ink-2">
                  {t("Frozen since")} <Time value={row.frozenAt} as="exact" zone="UTC" />: {row.freezeReason}
                </p>
              )}
            </div>
            {mayWrite && (
              <div className="flex flex-wrap gap-1">
                <EnvironmentButtons row={row} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
