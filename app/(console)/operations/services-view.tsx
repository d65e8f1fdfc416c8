import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Card } from "@/components/ui/card"
import type { Ctx } from "@/lib/ctx"
import { listStanding } from "@/lib/probes/list"
import type { PlaceStanding } from "@/lib/probes/standing"
import { t } from "@/lib/say"
import { BarsLegend } from "./day-bars"
import { Headline } from "./headline"
import { RetiredProbes } from "./retired-probes"
import { ServiceRow } from "./service-row"

const Activity = icon("activity")

/** By environment, production first; what belongs to none comes last. */
export async function ServicesView({ ctx, mayWrite }: { ctx: Ctx; mayWrite: boolean }) {
  const { places, retired } = await listStanding(ctx, {})
  const environments = [...new Set(places.map((one) => one.environment))]
  return (
    <>
      <Headline places={places} now={ctx.now} />
      {places.length === 0 ? (
        <EmptyState icon={<Activity />} title={t("Nothing is registered yet")}>
          {t(
            "Services with an address appear here by themselves; anything else can be watched by its address.",
          )}
        </EmptyState>
      ) : (
        <BarsLegend />
      )}
      {environments.map((name) => (
        <Places
          key={name ?? ""}
          name={name}
          places={places.filter((one) => one.environment === name)}
          now={ctx.now}
        />
      ))}
      {retired.length > 0 && <RetiredProbes retired={retired} mayWrite={mayWrite} />}
    </>
  )
}

function Places({ name, places, now }: { name: string | null; places: PlaceStanding[]; now: Date }) {
  const well = places.filter((one) => one.state === "up" || one.state === "slow").length
  const title = name ? name.charAt(0).toUpperCase() + name.slice(1) : t("Also watched")
  return (
    <Card
      title={title}
      id={`environment-${name ?? "none"}`}
      flush
      hint={t("{well} of {all} answer", { well, all: places.filter((one) => one.main).length })}
    >
      <ul className="divide-y divide-line">
        {places.map((one) => (
          <ServiceRow key={one.placeId ?? one.service} place={one} now={now} />
        ))}
      </ul>
    </Card>
  )
}
