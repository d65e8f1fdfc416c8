"use client"

import { useState } from "react"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { CHANNEL_KINDS, type ChannelKind } from "@/lib/alert-channels/rules"
import { t } from "@/lib/say"
import { channelKindWords } from "../channel-words"
import { AtLeastField } from "./at-least-field"

const ADDRESSES: Record<ChannelKind, { label: string; hint: string; placeholder: string }> = {
  email: {
    label: "Mailboxes",
    hint: "By comma, at most ten.",
    placeholder: "oncall@example.com",
  },
  slack: {
    label: "Address of the incoming webhook",
    hint: "In Slack: Apps, Incoming Webhooks. Mattermost takes the same.",
    placeholder: "https://hooks.slack.com/services/…",
  },
  discord: {
    label: "Address of the channel's webhook",
    hint: "In Discord: the channel's settings, Integrations, Webhooks.",
    placeholder: "https://discord.com/api/webhooks/…",
  },
  webhook: {
    label: "Address",
    hint: "Gets each notice as JSON, signed as Standard Webhooks says.",
    placeholder: "https://pager.example.com/rounds",
  },
}

export function AddFields({ errors }: { errors: Record<string, string> }) {
  const [kind, setKind] = useState<ChannelKind>("email")
  const address = ADDRESSES[kind]
  return (
    <>
      <Field name="kind" label={t("Kind")} error={errors.kind} required>
        {(wiring) => (
          <Select
            {...wiring}
            value={kind}
            onChange={(event) => {
              const wanted = CHANNEL_KINDS.find((one) => one === event.currentTarget.value)
              if (wanted) setKind(wanted)
            }}
            options={CHANNEL_KINDS.map((value) => ({ value, label: channelKindWords(value) }))}
          />
        )}
      </Field>
      <Field name="title" label={t("Name")} error={errors.title} required>
        {(wiring) => <Input {...wiring} maxLength={80} placeholder={t("On call")} />}
      </Field>
      <Field
        name="address"
        label={t(address.label)}
        hint={
          kind === "email" ? t(address.hint) : `${t(address.hint)} ${t("Kept sealed and not shown again.")}`
        }
        error={errors.address}
        required
      >
        {(wiring) => (
          <Input {...wiring} placeholder={address.placeholder} autoComplete="off" spellCheck={false} />
        )}
      </Field>
      {kind === "webhook" && (
        <Field
          name="secret"
          label={t("Secret")}
          hint={t("Leave it empty: Rounds makes one up and shows it once.")}
          error={errors.secret}
        >
          {(wiring) => <Input {...wiring} autoComplete="off" spellCheck={false} />}
        </Field>
      )}
      <AtLeastField value="warning" error={errors.atLeast} />
    </>
  )
}
