"use client"

import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { Callout } from "@/components/ui/callout"
import { Select } from "@/components/ui/select"
import { Skeleton } from "@/components/ui/skeleton"
import type { PatientLanguage } from "@/lib/consents/patient-phrases"
import { PURPOSES, type Purpose, purposesOf } from "@/lib/consents/words"
import { t } from "@/lib/say"
import { getJson } from "@/lib/web/query-client"
import { PurposeChoice } from "./purpose-choice"

type Texts = {
  language: PatientLanguage
  languages: { value: PatientLanguage; label: string }[]
  label: string | null
  intro: string
  sentences: Record<Purpose, string>
}
export type Decided = {
  /** What it is read out in; the clinic's own until another is chosen. */
  language?: PatientLanguage
  decisions: Partial<Record<Purpose, "granted" | "denied">>
}
export const NOTHING_DECIDED: Decided = { decisions: {} }

/** What is read out, in the patient's language, and what they say to each. */
export function Purposes({ value, onChange }: { value: Decided; onChange: (next: Decided) => void }) {
  const { language, decisions } = value
  const { data, isError } = useQuery({
    queryKey: ["consents", "texts", language ?? ""],
    queryFn: ({ signal }) => getJson<Texts>(`/api/consents/texts?language=${language ?? ""}`, { signal }),
    placeholderData: keepPreviousData,
  })
  if (isError)
    return (
      <Callout tone="red" role="alert">
        {t("What may be asked cannot be read just now. Close this and try again.")}
      </Callout>
    )
  if (!data) return <Skeleton className="h-40" />
  return (
    <div className="grid gap-4">
      <Select
        aria-label={t("Language to read it in")}
        options={data.languages}
        value={language ?? data.language}
        onChange={(event) => {
          const next = data.languages.find((one) => one.value === event.target.value)
          onChange({ ...value, language: next?.value })
        }}
      />
      {data.intro && (
        <p lang={data.language} dir={data.language === "ar" ? "rtl" : "ltr"} className="text-sm text-ink-2">
          {data.intro}
        </p>
      )}
      {purposesOf(Object.keys(PURPOSES)).map((purpose) => (
        <PurposeChoice
          key={purpose}
          purpose={purpose}
          sentence={data.sentences[purpose]}
          language={data.language}
          value={decisions[purpose]}
          onChange={(next) =>
            onChange({ language: data.language, decisions: { ...decisions, [purpose]: next } })
          }
        />
      ))}
      {data.label && <p className="text-xs text-ink-3">{t("policy {version}", { version: data.label })}</p>}
    </div>
  )
}
