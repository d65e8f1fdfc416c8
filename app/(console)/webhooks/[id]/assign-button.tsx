"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import type { EventDetail, ForeignClinic } from "@/lib/inbox/words"
import { t } from "@/lib/say"
import { assign } from "../actions"

/** For an event that names a number of another clinic. */
export function AssignButton({ event, clinics }: { event: EventDetail; clinics: readonly ForeignClinic[] }) {
  const [only] = clinics
  return (
    <ActionDialog
      trigger={
        <Button>
          {clinics.length === 1 && only ? t("Give to {name}", { name: only.name }) : t("Give to a clinic")}
        </Button>
      }
      title={t("Give this event to the clinic it is for")}
      description={t(
        "It becomes one event there and is put to work; here it is done with. Both clinics see it in their audit.",
      )}
      action={assign}
      hidden={{ id: event.id }}
      reason={{ label: t("Why there?") }}
      confirm={t("Give")}
      done={t("Given")}
    >
      {(errors) => (
        <>
          <Field name="clinicId" label={t("Clinic")} error={errors.clinicId} required>
            {(wiring) => (
              <Select
                {...wiring}
                defaultValue={only?.id}
                options={clinics.map((one) => ({
                  value: one.id,
                  label: t("{name}, number id {id}", { name: one.name, id: one.account }),
                }))}
              />
            )}
          </Field>
          <Callout tone="neutral">
            {t("Only what is for that number goes along, not the rest of the request.")}
          </Callout>
        </>
      )}
    </ActionDialog>
  )
}
