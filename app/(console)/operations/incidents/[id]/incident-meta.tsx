import { Time } from "@/components/time"
import type { IncidentDetail } from "@/lib/incidents/schema"
import { t } from "@/lib/say"

export function IncidentMeta({ incident }: { incident: IncidentDetail }) {
  return (
    <>
      <span>
        {t("began")} <Time value={incident.startedAt} zone="UTC" as="moment" />
      </span>
      <span>{incident.scope || t("Whom it hits is not known yet")}</span>
      {incident.isPublic && <span>{t("On the status page")}</span>}
    </>
  )
}
