"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import type { IncidentDetail } from "@/lib/incidents/schema"
import { t } from "@/lib/say"
import { change, close } from "../actions"
import { IncidentFields } from "../incident-fields"

export function IncidentActions({ incident }: { incident: IncidentDetail }) {
  const { id, status, postmortem } = incident
  return (
    <>
      <ActionDialog
        trigger={<Button>{t("Change")}</Button>}
        title={t("Change the incident")}
        action={change}
        hidden={{ id }}
        confirm={t("Save")}
        done={t("Saved")}
      >
        {(errors) => (
          <IncidentFields errors={errors} first={{ ...incident, began: incident.startedAt.slice(0, 16) }} />
        )}
      </ActionDialog>
      <ActionDialog
        trigger={
          <Button
            variant={status === "verified" ? "primary" : "secondary"}
            disabledReason={
              status === "verified" ? undefined : t("First somebody has to see that it works again")
            }
          >
            {t("Close")}
          </Button>
        }
        title={t("Close the incident")}
        description={
          postmortem
            ? t("Nothing can be added afterwards. What happens then is another incident.")
            : t("There is no postmortem. Nothing can be added afterwards.")
        }
        action={close}
        hidden={{ id }}
        reason={postmortem ? undefined : { label: t("Why is there no postmortem?") }}
        confirm={t("Close the incident")}
        done={t("Closed")}
      />
    </>
  )
}
