import { Checkbox } from "@/components/ui/checkbox"
import { ROLE_NAMES, type Role } from "@/lib/can"
import { t } from "@/lib/say"
import { ROLE_MEANS, STAFF_ROLES } from "@/lib/team/words"

/** Which of the roles a clinic gives; each says what it opens. */
export function RoleChoice({ chosen = [], error }: { chosen?: readonly Role[]; error?: string }) {
  return (
    <fieldset
      id="roles"
      className="grid gap-1.5"
      {...(error && { "aria-invalid": true, "aria-describedby": "roles-error" })}
    >
      <legend className="mb-1.5 text-sm font-medium text-ink">{t("Roles")}</legend>
      {STAFF_ROLES.map((role) => (
        <Checkbox
          key={role}
          name="roles"
          value={role}
          defaultChecked={chosen.includes(role)}
          className="items-start [&>span:first-child]:mt-0.5"
          label={
            <span className="block leading-5">
              <span className="font-medium text-ink">{t(ROLE_NAMES[role])}</span>
              <span className="block text-xs text-ink-3">{t(ROLE_MEANS[role])}</span>
            </span>
          }
        />
      ))}
      {error && (
        <p id="roles-error" className="text-xs text-red">
          {error}
        </p>
      )}
    </fieldset>
  )
}
