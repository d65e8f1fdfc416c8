"use client"

import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { t } from "@/lib/say"
import { getJson } from "@/lib/web/query-client"

export type Witnessed = { witnessId?: string; witness?: string }
type Props = { isNeeded: boolean; onChange: (given: Witnessed) => void }

const OUTSIDE = "outside"

/** Who stood by: a colleague, or somebody from outside by name. */
export function Witness({ isNeeded, onChange }: Props) {
  const [who, setWho] = useState("")
  const { data } = useQuery({
    queryKey: ["consents", "witnesses"],
    queryFn: ({ signal }) => getJson<{ id: string; name: string }[]>("/api/consents/witnesses", { signal }),
    staleTime: 60_000,
  })
  return (
    <>
      <Field
        name="witnessId"
        label={t("Witness")}
        required={isNeeded}
        hint={isNeeded ? t("A typed name needs somebody who stood by.") : undefined}
      >
        {(wiring) => (
          <Select
            {...wiring}
            placeholder={t(isNeeded ? "Choose who stood by" : "Nobody stood by")}
            value={who}
            options={[
              ...(data ?? []).map(({ id, name }) => ({ value: id, label: name })),
              { value: OUTSIDE, label: t("Somebody from outside") },
            ]}
            onChange={({ target: { value } }) => {
              setWho(value)
              onChange(value && value !== OUTSIDE ? { witnessId: value } : {})
            }}
          />
        )}
      </Field>
      {who === OUTSIDE && (
        <Field name="witness" label={t("Name of the witness")} required>
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={120}
              autoComplete="off"
              onChange={(event) => onChange({ witness: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}
