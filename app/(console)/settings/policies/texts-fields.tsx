"use client"

import { Field } from "@/components/ui/field"
import { Textarea } from "@/components/ui/textarea"
import type { PolicyRow } from "@/lib/consents/schema"
import { PURPOSES, type Purpose, purposesOf } from "@/lib/consents/words"
import { t } from "@/lib/say"

const LANGUAGES = { en: "English", ro: "Română", de: "Deutsch", hi: "हिन्दी", ar: "العربية" } as const
type Language = keyof typeof LANGUAGES
const codes = Object.keys(LANGUAGES) as Language[]
const all = purposesOf(Object.keys(PURPOSES))

type Texts = Partial<Record<Language, { intro: string; purposes: Partial<Record<Purpose, string>> }>>

/** What was typed, by language; a language without a word is left out. */
export function textsIn(form: FormData): Texts {
  const text = (name: string) => String(form.get(name) ?? "").trim()
  return Object.fromEntries(
    codes.flatMap((code) => {
      const purposes = Object.fromEntries(
        all.flatMap((purpose) => {
          const words = text(`${code}.${purpose}`)
          return words ? [[purpose, words]] : []
        }),
      )
      const intro = text(`${code}.intro`)
      return intro || Object.keys(purposes).length > 0 ? [[code, { intro, purposes }]] : []
    }),
  )
}

/** The words per language. What is left empty is said in Rounds' own. */
export function TextsFields({ texts }: { texts: PolicyRow["texts"] }) {
  return (
    <div className="grid gap-2">
      <p className="text-sm font-medium">{t("Words by language")}</p>
      <p className="text-xs text-ink-3">{t("What is left empty is said in Rounds' own words.")}</p>
      {codes.map((code) => (
        <details key={code} className="rounded-md border border-line p-3">
          <summary className="cursor-pointer text-sm font-medium" lang={code}>
            {LANGUAGES[code]}
          </summary>
          <div className="mt-3 grid gap-3" lang={code} dir={code === "ar" ? "rtl" : "ltr"}>
            <Field name={`${code}.intro`} label={t("What is said first")}>
              {(wiring) => (
                <Textarea {...wiring} rows={3} maxLength={2000} defaultValue={texts[code]?.intro} />
              )}
            </Field>
            {all.map((purpose) => (
              <Field key={purpose} name={`${code}.${purpose}`} label={t(PURPOSES[purpose])}>
                {(wiring) => (
                  <Textarea
                    {...wiring}
                    rows={2}
                    maxLength={600}
                    defaultValue={texts[code]?.purposes[purpose]}
                  />
                )}
              </Field>
            ))}
          </div>
        </details>
      ))}
    </div>
  )
}
