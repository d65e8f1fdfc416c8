"use client"

import { useState } from "react"
import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import type { FeedList } from "@/lib/calendar-feeds/schema"
import { FEED_SCOPES, type FeedScope } from "@/lib/calendar-feeds/words"
import { t } from "@/lib/say"

type Props = Pick<FeedList, "practitioners" | "rooms" | "may"> & { errors: Record<string, string> }

export function FeedFields({ practitioners, rooms, may, errors }: Props) {
  const scopes: FeedScope[] = may.all ? ["mine", "practitioner", "room", "clinic"] : ["mine"]
  const [scope, setScope] = useState<string>(may.mine || !may.all ? "mine" : "clinic")
  const choice = (name: string, label: string, list: readonly { id: string; name: string }[]) => (
    <Field name={name} label={label} error={errors[name]} required>
      {(wiring) => (
        <Select
          {...wiring}
          placeholder={t("Choose")}
          options={list.map((one) => ({ value: one.id, label: one.name }))}
        />
      )}
    </Field>
  )
  return (
    <>
      <Field
        name="scope"
        label={t("What it shows")}
        hint={
          scope === "mine" && !may.mine
            ? t("You are no practitioner yet: this calendar stays empty until an admin links you.")
            : undefined
        }
        error={errors.scope}
        required
      >
        {(wiring) => (
          <Select
            {...wiring}
            value={scope}
            onChange={(event) => setScope(event.currentTarget.value)}
            options={scopes.map((one) => ({ value: one, label: t(FEED_SCOPES[one]) }))}
          />
        )}
      </Field>
      {scope === "practitioner" && choice("practitionerId", t("Practitioner"), practitioners)}
      {scope === "room" && choice("roomId", t("Room"), rooms)}
      <div className="grid gap-1">
        <Checkbox name="showsNames" value="true" label={t("Show names of patients")} />
        <p className="text-xs text-ink-3">
          {t(
            "Without it initials stand there. A calendar program sends what it reads to its maker’s servers.",
          )}
        </p>
      </div>
    </>
  )
}
