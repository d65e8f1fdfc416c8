import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Count } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import type { Ctx } from "@/lib/ctx"
import { listIncidents } from "@/lib/incidents/list"
import { t } from "@/lib/say"
import { PastCard } from "../past-card"
import { IncidentItem } from "./incident-item"

const CircleCheckBig = icon("circle-check-big")

/** Open ones first; closed ones come by pages. */
export async function IncidentLists({ ctx, cursor }: { ctx: Ctx; cursor: string | undefined }) {
  const { open, past, nextCursor } = await listIncidents(ctx, { cursor })
  const burning = open.filter((one) => !["resolved", "verified"].includes(one.status)).length
  return (
    <>
      {!cursor && (
        <Card
          title={t("Open")}
          id="open"
          flush
          count={
            burning > 0 ? (
              <Count value={burning} tone="red" label={t("not resolved")} />
            ) : (
              open.length || undefined
            )
          }
        >
          {open.length === 0 ? (
            <EmptyState compact icon={<CircleCheckBig />} title={t("No incident is open")}>
              {t(
                "Open one from an alert, from a deployment that failed, or by hand: then somebody leads it, and everybody knows.",
              )}
            </EmptyState>
          ) : (
            <ul className="divide-y divide-line">
              {open.map((one) => (
                <IncidentItem key={one.id} incident={one} />
              ))}
            </ul>
          )}
        </Card>
      )}
      <PastCard
        title={t("Closed")}
        id="closed"
        path="/operations/incidents"
        rows={past}
        cursor={cursor}
        nextCursor={nextCursor}
        draw={(one) => <IncidentItem key={one.id} incident={one} />}
      />
    </>
  )
}
