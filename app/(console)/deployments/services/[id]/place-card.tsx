import { Badge } from "@/components/ui/badge"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import { ABOUT, FIELDS } from "@/lib/drivers/words"
import { t } from "@/lib/say"
import type { PlaceShown } from "@/lib/software/place-view"
import type { EnvironmentRow } from "@/lib/software/views"
import { driverTitle, mayNeedWitness } from "@/lib/software/words"
import { PlaceActions } from "./place-actions"

type Props = {
  place: PlaceShown
  environments: readonly EnvironmentRow[]
  may: { write: boolean; secrets: boolean }
}

/** One place: how it is reached, what puts it there, and what that holds. Secrets are shown by name alone. */
export function PlaceCard({ place, environments, may }: Props) {
  const title = environments.find((one) => one.name === place.environment)?.title ?? place.environment
  const driver = place.driver === "none" ? null : (place.driver as keyof typeof FIELDS)
  const none = <span className="text-ink-3">{t("not said")}</span>
  return (
    <Card
      title={title}
      id={`place-${place.id}`}
      actions={may.write && <PlaceActions place={place} title={title} may={may} />}
    >
      <div className="grid gap-3">
        {place.stoppedAt && <Badge tone="red">{t("Stopped by an emergency stop")}</Badge>}
        <DefinitionList>
          <Definition term={t("Address")}>{place.baseUrl ?? none}</Definition>
          <Definition term={t("Image")}>
            {place.image ? <code className="font-mono text-xs">{place.image}</code> : none}
          </Definition>
          <Definition term={t("Replicas")}>{place.replicas}</Definition>
          <Definition term={t("Put there by")}>
            {driverTitle(place.driver)}
            {driver && <span className="block text-xs text-ink-2">{t(ABOUT[driver].words)}</span>}
          </Definition>
          {driver &&
            FIELDS[driver]
              .filter((field) => !field.isSecret && place.settings[field.name] !== undefined)
              .map((field) => (
                <Definition key={field.name} term={t(field.label)}>
                  {String(place.settings[field.name])}
                </Definition>
              ))}
          {mayNeedWitness(place.driver) && (
            <Definition term={t("Witness")}>
              {place.witnessHost ? (
                t("{host}, of what holds {what}", {
                  host: place.witnessHost,
                  what: place.witnessName ?? place.image ?? "–",
                })
              ) : (
                <span className="text-ink-3">{t("nobody")}</span>
              )}
            </Definition>
          )}
          {driver && <Secrets place={place} driver={driver} />}
        </DefinitionList>
      </div>
    </Card>
  )
}

function Secrets({ place, driver }: { place: PlaceShown; driver: keyof typeof FIELDS }) {
  if (place.secretNames === null)
    return (
      <Callout tone="red" title={t("Its secrets open with no key of this server")}>
        {t("Put the former encryption key back, or set them anew.")}
      </Callout>
    )
  const wanted = FIELDS[driver].filter((field) => field.isSecret)
  return wanted.map((field) => (
    <Definition key={field.name} term={t(field.label)}>
      {place.secretNames?.includes(field.name) ? (
        t("kept sealed")
      ) : (
        <span className={field.isOptional ? "text-ink-3" : "text-amber"}>{t("not set")}</span>
      )}
    </Definition>
  ))
}
