import { Avatar } from "@/components/ui/avatar"
import { ROLE_NAMES } from "@/lib/can"
import { t } from "@/lib/say"
import type { DemoClinic } from "@/lib/sessions/demo"

/** One click per role; each button submits the form beside it. */
export function DemoAccounts({ clinics, password }: { clinics: DemoClinic[]; password: string }) {
  return (
    <section aria-labelledby="demo-title" className="grid w-full max-w-2xl gap-5">
      <div className="grid gap-1">
        <h2 id="demo-title" className="text-lg font-semibold">
          {t("Walk in as anyone")}
        </h2>
        <p className="text-sm text-ink-2">
          {t(
            "This is the demo. Pick a person to see the console with their eyes, or type an email with the password",
          )}{" "}
          <code className="rounded-sm bg-press px-1 py-px font-mono text-xs text-ink">{password}</code>.
        </p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        {clinics.map((clinic) => (
          <div key={clinic.name} className="overflow-clip rounded-xl border border-line bg-surface shadow-xs">
            <h3 className="border-b border-line px-3.5 py-2.5 text-xs font-medium text-ink-2">
              {clinic.name}
            </h3>
            <ul className="divide-y divide-line">
              {clinic.users.map((user) => (
                <li key={user.email}>
                  <button
                    type="submit"
                    form="sign-in"
                    name="demo"
                    value={user.email}
                    formNoValidate
                    className="flex w-full items-center gap-3 px-3.5 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2 active:bg-press"
                  >
                    <Avatar name={user.name} />
                    <span className="min-w-0 grow">
                      <span className="block truncate text-sm font-medium text-ink">{user.name}</span>
                      <span className="block truncate text-xs text-ink-3">{user.email}</span>
                    </span>
                    <span className="shrink-0 text-xs text-ink-2">{t(ROLE_NAMES[user.role])}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}
