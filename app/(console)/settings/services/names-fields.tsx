"use client"

import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { t } from "@/lib/say"
import { SERVICE_LANGUAGES, type ServiceLanguage } from "@/lib/services/words"
import { QUICK_LANGUAGES } from "../quick-replies/languages"

/** As patients read it, where they read another language than the name above is in. */
export function NamesFields({ names }: { names: Partial<Record<ServiceLanguage, string>> }) {
  return (
    <details className="rounded-md border border-line px-3 py-2" open={Object.keys(names).length > 0}>
      <summary className="cursor-pointer text-sm font-medium text-ink">
        {t("Names patients read in their language")}
      </summary>
      <div className="mt-3 grid gap-3 sm:grid-cols-2">
        {SERVICE_LANGUAGES.map((code) => (
          <Field key={code} name={`name-${code}`} label={t(nameOf(code))}>
            {(wiring) => (
              <Input {...wiring} maxLength={100} dir="auto" lang={code} defaultValue={names[code] ?? ""} />
            )}
          </Field>
        ))}
      </div>
    </details>
  )
}

const nameOf = (code: ServiceLanguage): string =>
  QUICK_LANGUAGES.find((one) => one.code === code)?.name ?? code
