import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { t } from "@/lib/say"
import type { PlaceShown } from "@/lib/software/place-view"

type Props = { place?: PlaceShown; errors: Record<string, string> }

/** Who else can say what the containers hold, where the driver's API cannot. */
export function WitnessFields({ place, errors }: Props) {
  return (
    <fieldset className="grid gap-4 rounded-md border border-line p-4">
      <legend className="px-1 text-sm font-medium text-ink">{t("Witness")}</legend>
      <p className="text-xs text-ink-2">
        {t(
          "What puts it there may not know which image its container holds. The machine itself does: where it runs deploy/host-report.sh, its word counts for the proof, and one that differs takes the deployment back.",
        )}
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="witnessHost"
          label={t("Host that reports its containers")}
          hint={t("As it is called under Operations. Empty: nobody bears witness.")}
          error={errors.witnessHost}
        >
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={120}
              autoComplete="off"
              spellCheck={false}
              defaultValue={place?.witnessHost ?? ""}
            />
          )}
        </Field>
        <Field
          name="witnessName"
          label={t("Container or image there")}
          hint={t("A name, or its beginning with *. Empty: whatever holds the image above.")}
          error={errors.witnessName}
        >
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={300}
              autoComplete="off"
              spellCheck={false}
              defaultValue={place?.witnessName ?? ""}
            />
          )}
        </Field>
      </div>
    </fieldset>
  )
}
