"use client"

import { FormErrors } from "@/components/ui/field"
import { Segmented } from "@/components/ui/segmented"
import { useAction } from "@/components/use-action"
import { isLanguage, LANGUAGE_NAMES, LANGUAGES, type Language, t } from "@/lib/say"
import { choose } from "./actions"

// What is drawn already speaks the old language, in the browser's memory as well: the page begins anew.
const AGAIN = { onDone: () => window.location.reload() }

export function LanguageForm({ chosen }: { chosen: Language }) {
  const { send, failure, pending } = useAction(choose, AGAIN)
  return (
    <div className="grid gap-3" aria-busy={pending}>
      <FormErrors message={failure?.sentence} />
      <Segmented
        label={t("Language")}
        value={chosen}
        onChange={(value) => {
          if (isLanguage(value)) send({ language: value })
        }}
        segments={LANGUAGES.map((one) => ({
          value: one,
          label: <span lang={one}>{LANGUAGE_NAMES[one]}</span>,
        }))}
      />
    </div>
  )
}
