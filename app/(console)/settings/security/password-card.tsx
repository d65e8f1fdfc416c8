"use client"

import { useState } from "react"
import { NewPasswordField } from "@/app/(auth)/new-password-field"
import { Time } from "@/components/time"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Field, FormErrors } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import type { OwnSecurity } from "@/lib/sessions/schema"
import { change } from "./actions"

export function PasswordCard({ security }: { security: OwnSecurity }) {
  const [changes, setChanges] = useState(0)
  const { pending, failure, onSubmit } = useAction(change, {
    done: t("Password changed. Your other sessions have ended."),
    onDone: () => setChanges(changes + 1),
  })
  const fields = failure?.fields ?? {}
  return (
    <Card
      id="change-password"
      title={t("Password")}
      hint={
        security.passwordChangedAt && (
          <>
            {t("changed")} <Time value={security.passwordChangedAt} />
          </>
        )
      }
      footer={t("Changing it ends your sessions everywhere else, at once.")}
    >
      {/* Emptied once it is changed. */}
      <form method="dialog" key={changes} onSubmit={onSubmit} className="grid max-w-sm gap-4">
        <FormErrors message={failure && Object.keys(fields).length === 0 ? failure.sentence : undefined} />
        <input type="email" autoComplete="username" value={security.email} readOnly hidden />
        <Field name="password" label={t("Present password")} required error={fields.password}>
          {(wiring) => <Input {...wiring} type="password" autoComplete="current-password" />}
        </Field>
        <NewPasswordField name="newPassword" label={t("New password")} size="md" error={fields.newPassword} />
        <Button type="submit" variant="primary" pending={pending} className="justify-self-start">
          {t("Change password")}
        </Button>
      </form>
    </Card>
  )
}
