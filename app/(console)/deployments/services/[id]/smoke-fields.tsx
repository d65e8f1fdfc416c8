import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { t } from "@/lib/say"
import type { PlaceShown } from "@/lib/software/place-view"

type Props = { place?: PlaceShown; errors: Record<string, string> }

/** Where its health is asked and what the smoke tests need; most take them as they are. */
export function SmokeFields({ place, errors }: Props) {
  const smoke = (name: string) => String(place?.smoke[name] ?? "")
  const fields = [
    ["healthPath", t("Path of readiness"), place?.healthPath ?? "/health/ready", true],
    ["livePath", t("Path of liveness"), place?.livePath ?? "/health/live", true],
    ["versionPath", t("Path of the version"), place?.versionPath ?? "/version", true],
    ["smoke.protectedPath", t("A path that asks for sign-in"), smoke("protectedPath"), false],
    ["smoke.corsOrigin", t("The website that may read it"), smoke("corsOrigin"), false],
    ["smoke.errorPath", t("A path that answers with an error"), smoke("errorPath"), false],
  ] as const
  return (
    <details className="rounded-md border border-line">
      <summary className="cursor-pointer px-4 py-2 text-sm font-medium text-ink">
        {t("Health and smoke tests")}
      </summary>
      <div className="grid gap-4 border-t border-line p-4 sm:grid-cols-2">
        {fields.map(([name, label, value, required]) => (
          <Field key={name} name={name} label={label} error={errors[name]} required={required}>
            {(wiring) => <Input {...wiring} defaultValue={value} autoComplete="off" spellCheck={false} />}
          </Field>
        ))}
      </div>
    </details>
  )
}
