"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { t } from "@/lib/say"
import { leaveHost, readHost } from "./actions"

export function ReadHost() {
  return (
    <ActionDialog
      trigger={<Button size="sm">{t("Read a host")}</Button>}
      title={t("Read a host")}
      description={t(
        "Its node_exporter is read every minute. A host that cannot be reached can tell of itself instead: POST /api/v1/hosts with a token.",
      )}
      action={readHost}
      confirm={t("Read it")}
      done={t("Read from the next minute on.")}
    >
      {(errors) => (
        <>
          <Field name="host" label={t("Host")} error={errors.host} required>
            {(wiring) => <Input {...wiring} maxLength={120} />}
          </Field>
          <Field
            name="address"
            label={t("Address")}
            hint={t("Such as https://web-1.example.org:9100/metrics.")}
            error={errors.address}
            required
          >
            {(wiring) => <Input {...wiring} maxLength={500} inputMode="url" />}
          </Field>
          <Field
            name="token"
            label={t("Token")}
            hint={t("Sent as Authorization: Bearer; kept sealed and never shown.")}
            error={errors.token}
          >
            {(wiring) => <Input {...wiring} type="password" autoComplete="off" maxLength={2_000} />}
          </Field>
        </>
      )}
    </ActionDialog>
  )
}

export function LeaveHost({ id, host }: { id: string; host: string }) {
  return (
    <ActionDialog
      trigger={
        <Button size="sm" variant="ghost" aria-label={t("Stop reading {name}", { name: host })}>
          {t("Stop reading")}
        </Button>
      }
      title={t("Stop reading {name}", { name: host })}
      description={t(
        "Its figures are not read any more, and no alert can tell of it. What was read stays its time.",
      )}
      action={leaveHost}
      hidden={{ id }}
      confirm={t("Stop reading")}
      danger
      done={t("Not read any more.")}
    />
  )
}
