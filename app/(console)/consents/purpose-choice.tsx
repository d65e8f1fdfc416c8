"use client"

import { Segmented } from "@/components/ui/segmented"
import { PURPOSES, type Purpose, REQUIRED_PURPOSE } from "@/lib/consents/words"
import { t } from "@/lib/say"

type Given = {
  purpose: Purpose
  sentence: string
  language: string
  value: "granted" | "denied" | undefined
  onChange: (value: "granted" | "denied" | undefined) => void
}

/** One purpose: what is read out, and what they say to it. */
export function PurposeChoice({ purpose, sentence, language, value, onChange }: Given) {
  const label = t(PURPOSES[purpose])
  return (
    <div className="grid gap-1.5 border-b border-line pb-3">
      <div className="flex items-center justify-between gap-3 whitespace-nowrap [&>fieldset]:shrink-0">
        <span className="text-sm font-medium whitespace-normal">
          {label}
          {purpose === REQUIRED_PURPOSE && (
            <span className="text-xs text-ink-3"> {t("(needed for the rest)")}</span>
          )}
        </span>
        <Segmented
          label={label}
          value={value ?? ""}
          onChange={(next) => onChange(next === "granted" || next === "denied" ? next : undefined)}
          segments={[
            { value: "granted", label: t("Yes") },
            { value: "denied", label: t("No") },
            { value: "", label: t("Not asked") },
          ]}
        />
      </div>
      <p lang={language} dir={language === "ar" ? "rtl" : "ltr"} className="text-sm text-ink-2">
        {sentence}
      </p>
    </div>
  )
}
