import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { t } from "@/lib/say"

type Props = {
  name: string
  label: string
  error?: string
  /** What was typed before, where the form was sent and came back. */
  kept?: string
  size?: "md" | "lg"
}

export function NewPasswordField({ name, label, error, kept, size = "lg" }: Props) {
  return (
    <Field
      name={name}
      label={label}
      required
      error={error}
      hint={t("At least 12 characters. A few unrelated words are easy to keep and hard to guess.")}
    >
      {(wiring) => (
        <Input {...wiring} type="password" size={size} autoComplete="new-password" defaultValue={kept} />
      )}
    </Field>
  )
}
