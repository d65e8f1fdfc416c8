"use client"

import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { useAction } from "@/components/use-action"
import type { IncidentDetail } from "@/lib/incidents/schema"
import { INCIDENT_ROLE_WORDS, type IncidentRole } from "@/lib/incidents/words"
import { t } from "@/lib/say"
import { assign } from "../actions"

/** Saved as soon as it is chosen. */
export function RoleForm({ incident, role }: { incident: IncidentDetail; role: IncidentRole }) {
  const { send, pending } = useAction(assign, { done: t("Saved"), loud: true })
  const holder = incident.roles[role]
  // Of another clinic: their name alone is known here.
  const isForeign = holder.memberId !== null && !incident.members.some((one) => one.id === holder.memberId)
  return (
    <Field name={role} label={t(INCIDENT_ROLE_WORDS[role])} required>
      {({ required: _, ...wiring }) => (
        <Select
          {...wiring}
          placeholder={t("Nobody")}
          disabled={pending}
          value={holder.memberId ?? ""}
          onChange={(event) => send({ id: incident.id, role, memberId: event.currentTarget.value })}
          options={[
            ...incident.members.map(({ id, name }) => ({ value: id, label: name })),
            ...(isForeign ? [{ value: holder.memberId ?? "", label: holder.name, disabled: true }] : []),
          ]}
        />
      )}
    </Field>
  )
}
