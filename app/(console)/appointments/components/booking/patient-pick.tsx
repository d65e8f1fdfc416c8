"use client"

import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { PatientText } from "@/components/patient-text"
import { ButtonLink } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Spinner } from "@/components/ui/spinner"
import { t } from "@/lib/say"
import { getJson } from "@/lib/web/query-client"

type Hit = { id: string; label: string; hint?: string }
type Answer = { patients?: Hit[] }

const SHORTEST = 2

/** Whom it is for. Enter takes the first that was found. */
export function PatientPick({ onPick }: { onPick: (patient: { id: string; name: string }) => void }) {
  const [text, setText] = useState("")
  const wanted = text.trim()
  const asks = wanted.length >= SHORTEST
  const path = `/api/search?q=${encodeURIComponent(wanted)}`
  const { data, isFetching, isError } = useQuery<Answer>({
    queryKey: [path],
    queryFn: ({ signal }) => getJson<Answer>(path, { signal }),
    enabled: asks,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
  const hits = asks ? (data?.patients ?? []).slice(0, 8) : []
  const pick = ({ id, label }: Hit) => onPick({ id, name: label })
  return (
    <div className="grid gap-3">
      <Field
        id="booking-patient"
        name="patient"
        label={t("Who is it for?")}
        hint={t("By name, number or its last digits.")}
        required
      >
        {(wiring) => (
          <Input
            {...wiring}
            autoFocus
            autoComplete="off"
            value={text}
            trail={isFetching && asks ? <Spinner className="mr-1 size-3.5" /> : undefined}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.nativeEvent.isComposing) return
              event.preventDefault()
              if (hits[0] && !isFetching) pick(hits[0])
            }}
          />
        )}
      </Field>
      {hits.length > 0 && (
        <ul aria-label={t("Patients")} className="grid rounded-md border border-line p-1">
          {hits.map((hit) => (
            <li key={hit.id}>
              <button
                type="button"
                className="flex w-full items-baseline justify-between gap-3 rounded-sm px-2 py-1.5 text-left text-sm hover:bg-hover"
                onClick={() => pick(hit)}
              >
                <PatientText className="min-w-0 truncate font-medium">{hit.label}</PatientText>
                <span className="shrink-0 text-xs text-ink-3">{hit.hint}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {asks && !isFetching && hits.length === 0 && (
        <div role="status" className="grid justify-items-start gap-2 text-sm text-ink-2">
          {isError ? t("The search does not answer just now. Try again.") : t("Nobody is found by that.")}
          {!isError && (
            <ButtonLink size="sm" href="/patients?new=1">
              {t("New patient…")}
            </ButtonLink>
          )}
        </div>
      )}
    </div>
  )
}
