"use client"

import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import type { ChannelRow } from "@/lib/alert-channels/schema"
import { t } from "@/lib/say"
import { AtLeastField } from "./at-least-field"

export function ChangeFields({ channel, errors }: { channel: ChannelRow; errors: Record<string, string> }) {
  const { kind, title, atLeast, isOn, hint } = channel
  return (
    <>
      {kind === "console" ? (
        <input type="hidden" name="title" value={title} />
      ) : (
        <Field name="title" label={t("Name")} error={errors.title} required>
          {(wiring) => <Input {...wiring} defaultValue={title} maxLength={80} />}
        </Field>
      )}
      <Field name="state" label={t("This channel")} error={errors.state} required>
        {(wiring) => (
          <Select
            {...wiring}
            defaultValue={isOn ? "on" : "off"}
            options={[
              { value: "on", label: t("On") },
              { value: "off", label: t("Off: nothing is told through it") },
            ]}
          />
        )}
      </Field>
      <AtLeastField value={atLeast} error={errors.atLeast} />
      {kind !== "console" && (
        <Field
          name="address"
          label={t("New address")}
          hint={t("Leave it empty to keep the present one: {hint}", { hint })}
          error={errors.address}
        >
          {(wiring) => <Input {...wiring} autoComplete="off" spellCheck={false} />}
        </Field>
      )}
      {kind === "webhook" && (
        <Field name="newSecret" label={t("Secret")} error={errors.newSecret} required>
          {(wiring) => (
            <Select
              {...wiring}
              options={[
                { value: "keep", label: t("Keep the present one") },
                { value: "new", label: t("Make a new one, shown once") },
              ]}
            />
          )}
        </Field>
      )}
    </>
  )
}
