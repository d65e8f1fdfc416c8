"use client"

import { FilterSearch, FilterSelect } from "@/components/filters"
import type { Colleague } from "@/lib/conversations/colleague"
import { t } from "@/lib/say"
import { channelName } from "./channel-icon"

const CHANNELS_SHOWN = ["whatsapp", "sms", "web"] as const

export function ListFilters({ colleagues }: { colleagues: readonly Colleague[] }) {
  return (
    <div className="grid gap-1.5 border-b border-line px-3 py-2">
      <div className="flex gap-1.5 *:first:max-w-none!">
        <FilterSearch placeholder={t("Name, digits or words")} />
        <FilterSelect
          name="sort"
          label={t("Newest first")}
          options={[{ value: "waitingSince", label: t("Waiting longest") }]}
        />
      </div>
      <div className="flex gap-1.5 *:max-w-none! *:min-w-0! *:grow *:basis-0">
        <FilterSelect
          name="channel"
          label={t("Any channel")}
          options={CHANNELS_SHOWN.map((value) => ({ value, label: channelName(value) }))}
        />
        <FilterSelect
          name="owner"
          label={t("Any owner")}
          options={[
            { value: "me", label: t("Me") },
            { value: "nobody", label: t("Nobody") },
            ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </div>
    </div>
  )
}
