"use client"

import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import {
  type ConnectionView,
  FORM_LANGUAGE_NAMES,
  FORM_LANGUAGES,
  type ProviderSpec,
} from "@/lib/connections/words"
import { t } from "@/lib/say"

type Props = {
  spec: ProviderSpec
  scheme: string
  errors: Record<string, string>
  /** What is set already; absent while connecting. Secrets are never here. */
  now?: ConnectionView
}

const KEPT = "Leave blank to keep the one that is set."

/** What a connection needs besides its secret. */
export function SettingFields({ spec, scheme, errors, now }: Props) {
  const isHeader = spec.schemes[scheme]?.headerIsOurs
  return (
    <>
      {spec.accountLabel && (
        <Field
          name="externalId"
          label={t(spec.accountLabel)}
          hint={
            spec.account
              ? t("What names another account is kept aside. Rounds sends by this one.")
              : t("What names another number is kept aside. Without it nothing is checked.")
          }
          error={errors.externalId}
        >
          {(wiring) => (
            <Input
              {...wiring}
              inputMode={spec.account ? "text" : "numeric"}
              defaultValue={now?.externalId ?? ""}
            />
          )}
        </Field>
      )}
      {spec.hasSender && (
        <Field
          name="sender"
          label={t("Sends from")}
          hint={t("The clinic's number at Twilio with its country, or a messaging service (MG…).")}
          error={errors.sender}
        >
          {(wiring) => <Input {...wiring} inputMode="tel" defaultValue={now?.settings.sender ?? ""} />}
        </Field>
      )}
      {spec.hasTemplates && scheme === "meta" && (
        <Field
          name="wabaId"
          label={t("WhatsApp Business Account id")}
          hint={t("Templates are read from there. WhatsApp Manager shows it under Account tools.")}
          error={errors.wabaId}
        >
          {(wiring) => <Input {...wiring} inputMode="numeric" defaultValue={now?.settings.wabaId ?? ""} />}
        </Field>
      )}
      {isHeader && (
        <Field
          name="headerName"
          label={t("Header")}
          hint={t("Set at the provider beside the address.")}
          error={errors.headerName}
        >
          {(wiring) => <Input {...wiring} defaultValue={now?.settings.headerName ?? "x-rounds-token"} />}
        </Field>
      )}
      {spec.hasVerifyToken && scheme === "meta" && (
        <Field
          name="verifyToken"
          label={t("Verify token")}
          hint={
            now?.hasVerifyToken
              ? t(KEPT)
              : t("A word of your choice that Meta shows when the address is set up.")
          }
          error={errors.verifyToken}
        >
          {(wiring) => <Input {...wiring} type="password" autoComplete="off" />}
        </Field>
      )}
      {spec.hasAccessToken && (
        <>
          <Field
            name="accessToken"
            label={t(spec.tokenLabel ?? "Access token")}
            hint={
              now?.hasAccessToken
                ? t(KEPT)
                : spec.isCalledOnly
                  ? t("Sealed, and never shown again.")
                  : t("For what Rounds sends.")
            }
            error={errors.accessToken}
          >
            {(wiring) => <Input {...wiring} type="password" autoComplete="off" />}
          </Field>
          <Field
            name="apiBase"
            label={t("API base address")}
            hint={
              spec.hasOwnServer
                ? t("Where the clinic's own server stands.")
                : t("Only where the provider's usual one does not do.")
            }
            error={errors.apiBase}
          >
            {(wiring) => (
              <Input
                {...wiring}
                type="url"
                placeholder="https://"
                defaultValue={now?.settings.apiBase ?? ""}
              />
            )}
          </Field>
        </>
      )}
      {spec.hasForm && (
        <>
          <Field
            name="allowedOrigins"
            label={t("Websites that show the form")}
            hint={t("One a line, such as https://clinic.example.")}
            error={errors.allowedOrigins}
          >
            {(wiring) => (
              <Textarea {...wiring} rows={3} defaultValue={now?.settings.allowedOrigins.join("\n") ?? ""} />
            )}
          </Field>
          <Field name="language" label={t("Language of the form")} error={errors.language}>
            {(wiring) => (
              <Select
                {...wiring}
                placeholder={t("The clinic's")}
                defaultValue={now?.settings.language ?? ""}
                options={FORM_LANGUAGES.map((value) => ({ value, label: t(FORM_LANGUAGE_NAMES[value]) }))}
              />
            )}
          </Field>
        </>
      )}
    </>
  )
}

export function SchemeField({
  spec,
  value,
  onChange,
  error,
}: {
  spec: ProviderSpec
  value: string
  onChange: (scheme: string) => void
  error?: string
}) {
  const schemes = Object.entries(spec.schemes)
  if (schemes.length < 2) return <input type="hidden" name="scheme" value={value} />
  return (
    <Field
      name="scheme"
      label={t("How it shows that it is the sender")}
      hint={t(spec.schemes[value]?.how ?? "")}
      error={error}
      required
    >
      {(wiring) => (
        <Select
          {...wiring}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          options={schemes.map(([name, scheme]) => ({ value: name, label: t(scheme.name) }))}
        />
      )}
    </Field>
  )
}

export function SecretField({ spec, scheme, error }: { spec: ProviderSpec; scheme: string; error?: string }) {
  const known = spec.schemes[scheme]
  if (!known?.secretLabel) return null
  const hint = known.secretIsTheirs
    ? t("As the provider shows it.")
    : t("Leave blank and Rounds makes one up.")
  return (
    <Field
      name="secret"
      label={t(known.secretLabel)}
      hint={hint}
      error={error}
      required={known.secretIsTheirs}
    >
      {(wiring) => <Input {...wiring} type="password" autoComplete="off" />}
    </Field>
  )
}
