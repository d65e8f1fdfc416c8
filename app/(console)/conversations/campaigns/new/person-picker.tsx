"use client"

import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { MOST_PICKED } from "@/lib/campaigns/words"
import { t } from "@/lib/say"
import { type ApiError, getJson } from "@/lib/web/query-client"

type Hit = { id: string; label: string; hint?: string }

/** Picks people one by one by name or number. */
export function PersonPicker({ ids, set }: { ids: readonly string[]; set: (ids: string[]) => void }) {
  const [wanted, setWanted] = useState("")
  const [names, setNames] = useState<Record<string, string>>({})
  const path = `/api/search?q=${encodeURIComponent(wanted.trim())}`
  const { data } = useQuery<{ patients?: Hit[] }, ApiError>({
    queryKey: [path],
    queryFn: ({ signal }) => getJson(path, { signal }),
    enabled: wanted.trim().length >= 2,
  })
  const hits = wanted.trim().length >= 2 ? (data?.patients ?? []).filter((one) => !ids.includes(one.id)) : []
  const known = ids.flatMap((id) => (names[id] ? [{ id, name: names[id] }] : []))
  return (
    <div className="grid gap-2">
      <Field
        name="person"
        label={t("Pick people by hand")}
        hint={t("By name or number. Then only they are meant.")}
      >
        {(wiring) => (
          <Input
            {...wiring}
            autoComplete="off"
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          />
        )}
      </Field>
      {hits.length > 0 && (
        <ul className="grid gap-1 rounded-md border border-line p-1">
          {hits.slice(0, 6).map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className="flex w-full justify-between gap-2 rounded-sm px-2 py-1 text-left text-sm hover:bg-hover"
                onClick={() => {
                  if (ids.length >= MOST_PICKED) return
                  setNames((now) => ({ ...now, [one.id]: one.label }))
                  set([...ids, one.id])
                  setWanted("")
                }}
              >
                <bdi>{one.label}</bdi>
                <span className="text-ink-3">{one.hint}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {known.length > 0 && (
        <ul className="flex flex-wrap gap-1">
          {known.map(({ id, name }) => (
            <li key={id}>
              <Button
                size="sm"
                aria-label={t("Leave out {name}", { name })}
                onClick={() => set(ids.filter((one) => one !== id))}
              >
                <bdi>{name}</bdi> ×
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
