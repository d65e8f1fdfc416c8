"use client"

import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useDeferredValue, useState } from "react"
import { PatientText } from "@/components/patient-text"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import type { PatientPage } from "@/lib/patients/schema"
import { t } from "@/lib/say"
import { getJson } from "@/lib/web/query-client"

const MOST = 8

type Props = {
  name: string
  label: string
  not: string
  error?: string
  onPick?: (id: string, name: string) => void
}

/** Finds a patient by name or last digits; the chosen one goes along in the form as `name`. */
export function PersonPicker({ name, label, not, error, onPick }: Props) {
  const [text, setText] = useState("")
  const q = useDeferredValue(text.trim())
  const { data, isFetching } = useQuery({
    queryKey: ["patients", "pick", q],
    queryFn: ({ signal }) => getJson<PatientPage>(`/api/patients?q=${encodeURIComponent(q)}`, { signal }),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
  const found = q.length >= 2 ? (data?.rows ?? []).filter((row) => row.id !== not).slice(0, MOST) : []
  return (
    <div className="grid gap-2">
      <Field
        name={`${name}-search`}
        label={label}
        error={error}
        hint={t("Part of a name, or the last four digits")}
        required
      >
        {({ required: _, name: __, ...wiring }) => (
          <Input
            {...wiring}
            type="search"
            value={text}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      {q.length >= 2 && found.length === 0 && !isFetching && (
        <p role="status" className="text-sm text-ink-3">
          {t("Nobody is found by that.")}
        </p>
      )}
      {found.length > 0 && (
        <fieldset className="grid max-h-56 gap-px overflow-y-auto rounded-md border border-line">
          <legend className="sr-only">{t("Found")}</legend>
          {found.map((row) => (
            <label
              key={row.id}
              className="flex cursor-pointer items-center gap-2.5 px-3 py-1.5 text-sm hover:bg-hover has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                name={name}
                value={row.id}
                className="accent-(--accent)"
                onChange={() => onPick?.(row.id, row.name)}
              />
              <span className="min-w-0 grow truncate">
                <PatientText>{row.name}</PatientText>
              </span>
              <span className="text-xs text-ink-3 tabular-nums">{row.address}</span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  )
}
