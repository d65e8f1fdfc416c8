"use client"

import { useState } from "react"
import { useTimeZone } from "@/components/clock"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { t } from "@/lib/say"
import { fromWallClock, nowMs, toDate, wallClock } from "@/lib/time"
import { shortly } from "./shortly"
import { whenChoices } from "./when"

type Props = { name: string; label: string; error?: string; extra?: { label: string; at: string } }

/** A time out of a few, or one of one's own by the clinic's clock. Sent as an instant. */
export function WhenChoice({ name, label, error, extra }: Props) {
  const zone = useTimeZone()
  const [opened] = useState(nowMs)
  const [own, setOwn] = useState("")
  const [isOwn, setIsOwn] = useState(false)
  const choices = [
    ...(extra ? [{ id: "extra", label: extra.label, at: toDate(extra.at) }] : []),
    ...whenChoices(opened, zone),
  ]
  const ownAt = own ? fromWallClock(own, zone).toISOString() : ""
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-sm font-medium text-ink">{label}</legend>
      {choices.map((choice, at) => (
        <label
          key={choice.id}
          className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 text-sm hover:bg-hover has-[:checked]:bg-accent-soft"
        >
          <input
            type="radio"
            name={name}
            value={choice.at.toISOString()}
            defaultChecked={at === 0}
            onChange={() => setIsOwn(false)}
            className="accent-(--accent)"
          />
          <span className="grow text-ink">{t(choice.label)}</span>
          <span className="text-xs text-ink-3 tabular-nums">{shortly(choice.at, zone)}</span>
        </label>
      ))}
      <label className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 text-sm hover:bg-hover has-[:checked]:bg-accent-soft">
        <input
          type="radio"
          name={name}
          value={ownAt}
          onChange={() => setIsOwn(true)}
          className="accent-(--accent)"
        />
        <span className="grow text-ink">{t("At another time")}</span>
      </label>
      {isOwn && (
        <Field name="own" label={t("Day and time, by the clinic’s clock")} error={error} required>
          {(wiring) => (
            <Input
              {...wiring}
              type="datetime-local"
              min={wallClock(toDate(opened), zone)}
              value={own}
              onChange={(event) => setOwn(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      {!isOwn && error && <p className="text-xs text-red">{error}</p>}
    </fieldset>
  )
}
