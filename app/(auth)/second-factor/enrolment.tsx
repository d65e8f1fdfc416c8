"use client"

import { Button } from "@/components/ui/button"
import { CopyButton } from "@/components/ui/copy-button"
import { Field, FormErrors } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import type { BegunEnrolment } from "@/lib/sessions/schema"
import { confirm } from "./actions"

type Props = { begun: BegunEnrolment; onDone: (recoveryCodes: string[]) => void }

/** Scan, type one code: only then is it in force. */
export function Enrolment({ begun, onDone }: Props) {
  const { pending, failure, onSubmit } = useAction(confirm, {
    onDone: ({ recoveryCodes }) => onDone(recoveryCodes),
  })
  const error = failure?.fields?.code
  return (
    <form method="dialog" onSubmit={onSubmit} className="grid gap-4">
      {!error && <FormErrors message={failure?.sentence} />}
      <div className="flex flex-wrap items-center gap-5">
        <svg
          viewBox={`0 0 ${begun.size} ${begun.size}`}
          role="img"
          aria-label={t("QR code for your authenticator app")}
          shapeRendering="crispEdges"
          className="size-44 shrink-0 rounded-md border border-line"
        >
          <rect width={begun.size} height={begun.size} fill="#fff" />
          <path d={begun.path} fill="#000" />
        </svg>
        <div className="min-w-0 grow basis-48 text-sm text-ink-2">
          <p>{t("Scan this with an authenticator app on your phone, or type the key into it.")}</p>
          <p className="mt-2 flex items-center gap-1 font-mono text-xs text-ink">
            {begun.secret}
            <CopyButton text={begun.secret.replaceAll(" ", "")} label={t("Copy the key")} />
          </p>
        </div>
      </div>
      <input type="hidden" name="pending" value={begun.pending} />
      <Field
        name="code"
        label={t("Code")}
        required
        error={error}
        hint={t("The six digits the app shows now.")}
      >
        {(wiring) => (
          <Input {...wiring} inputMode="numeric" autoComplete="one-time-code" maxLength={7} size="lg" />
        )}
      </Field>
      <Button type="submit" variant="primary" pending={pending} className="justify-self-start">
        {t("Turn it on")}
      </Button>
    </form>
  )
}

/** Said once. */
export function RecoveryCodes({ codes, children }: { codes: readonly string[]; children?: React.ReactNode }) {
  return (
    <div className="grid gap-4">
      <p className="text-sm text-ink-2">
        {t(
          "Keep these where you find them without your phone. Each lets you in once in place of a code. They are not shown again.",
        )}
      </p>
      <ul className="grid grid-cols-1 gap-x-6 gap-y-1 rounded-lg border border-line bg-sunken p-3 font-mono text-sm text-ink sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-2">
        {children}
        <span className="flex items-center gap-1 text-xs text-ink-3">
          {t("Copy all")}
          <CopyButton text={codes.join("\n")} label={t("Copy all recovery codes")} />
        </span>
      </div>
    </div>
  )
}
