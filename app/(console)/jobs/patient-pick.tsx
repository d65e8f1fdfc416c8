"use client"

import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { PatientText } from "@/components/patient-text"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { t } from "@/lib/say"
import { getJson } from "@/lib/web/query-client"

type Found = { patients: { id: string; label: string; hint?: string }[] }

/** A patient by name or last digits; the address holds the id alone. */
export function PatientPick({ value }: { value: string }) {
  const [chosen, setChosen] = useState<{ id: string; label: string } | null>(
    value ? { id: value, label: t("The patient in the address") } : null,
  )
  const [q, setQ] = useState("")
  const wanted = q.trim()
  const { data } = useQuery({
    queryKey: ["pick patient", wanted],
    queryFn: ({ signal }) => getJson<Found>(`/api/search?q=${encodeURIComponent(wanted)}`, { signal }),
    enabled: wanted.length > 1 && !chosen,
  })
  return (
    <div className="relative">
      <input type="hidden" name="patient" value={chosen?.id ?? ""} />
      {chosen ? (
        <div className="grid gap-1.5">
          <span className="text-sm font-medium">{t("Patient")}</span>
          <p className="flex h-8 items-center justify-between gap-2 text-sm">
            <PatientText>{chosen.label}</PatientText>
            <Button size="sm" variant="ghost" onClick={() => setChosen(null)}>
              {t("Another")}
            </Button>
          </p>
        </div>
      ) : (
        <Field name="patientName" label={t("Patient")}>
          {({ name: _, ...wiring }) => (
            <Input
              {...wiring}
              value={q}
              placeholder={t("Name or last digits")}
              autoComplete="off"
              onChange={(event) => setQ(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      {!chosen && data && wanted.length > 1 && (
        <ul
          aria-label={t("Patients found")}
          className="absolute inset-x-0 top-full z-10 mt-1 rounded-md border border-line bg-raised py-1 shadow-lg"
        >
          {data.patients.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                onClick={() => setChosen(one)}
                className="flex w-full items-baseline gap-2 px-3 py-1.5 text-left text-sm hover:bg-hover"
              >
                <PatientText>{one.label}</PatientText>
                {one.hint && <span className="ml-auto text-xs text-ink-3">{one.hint}</span>}
              </button>
            </li>
          ))}
          {data.patients.length === 0 && (
            <li className="px-3 py-1.5 text-sm text-ink-3">{t("Nobody is called so.")}</li>
          )}
        </ul>
      )}
    </div>
  )
}
