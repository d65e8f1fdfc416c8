"use client"

import { useQuery } from "@tanstack/react-query"
import Link from "next/link"
import { usePathname, useSearchParams } from "next/navigation"
import { ErrorState } from "@/components/empty-state"
import { PatientText } from "@/components/patient-text"
import type { PanelProps } from "@/components/ui/lazy-panel"
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover"
import { Loading, Skeleton } from "@/components/ui/skeleton"
import { hrefWith } from "@/components/url"
import type { LeadSources } from "@/lib/leads/sources"
import { COUNT_CAP, SOURCE_NAMES } from "@/lib/leads/words"
import { locale, t } from "@/lib/say"
import { getJson } from "@/lib/web/query-client"

type Props = PanelProps & { match: Record<string, string> }

/** Where the leads of this list came from; each number opens its rows. */
export function SourcesPanel({ trigger, open, onOpenChange, match }: Props) {
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent aria-label={t("Sources")} className="max-h-96 overflow-y-auto p-3">
        {open && <Breakdown match={match} close={() => onOpenChange(false)} />}
      </PopoverContent>
    </Popover>
  )
}

function Breakdown({ match, close }: { match: Record<string, string>; close: () => void }) {
  const path = `/api/leads/sources?${new URLSearchParams(match)}`
  const { data, isError } = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => getJson<LeadSources>(path, { signal }),
  })
  if (isError) return <ErrorState compact title={t("The sources cannot be counted just now")} />
  if (!data)
    return (
      <Loading label={t("Counting sources")}>
        <Skeleton className="h-24 w-full" />
      </Loading>
    )
  if (data.total === 0)
    return <p className="text-ink-3">{t("No lead matches, so none came from anywhere.")}</p>
  return (
    <div className="grid gap-3">
      {data.total > COUNT_CAP && (
        <p className="text-xs text-ink-3">{t("Of the newest 10,000 that match.")}</p>
      )}
      <Lines
        title={t("Source")}
        close={close}
        lines={data.sources.map(({ source, n }) => ({
          name: "source",
          value: source,
          label: t(SOURCE_NAMES[source]),
          n,
        }))}
      />
      {data.campaigns.length > 0 && (
        <Lines
          title={t("Campaign")}
          close={close}
          lines={data.campaigns.map(({ campaign, n }) => ({
            name: "campaign",
            value: campaign,
            label: campaign,
            n,
          }))}
        />
      )}
    </div>
  )
}

type Line = { name: string; value: string; label: string; n: number }

function Lines({ title, lines, close }: { title: string; lines: Line[]; close: () => void }) {
  const path = usePathname()
  const params = useSearchParams()
  return (
    <section className="grid gap-1">
      <h3 className="text-xs font-medium text-ink-3">{title}</h3>
      <ul>
        {lines.map(({ name, value, label, n }) => (
          <li key={value}>
            <Link
              href={hrefWith(path, params.toString(), { [name]: value })}
              onClick={close}
              className="-mx-1 flex items-center gap-2 rounded-sm px-1 py-0.5 hover:bg-hover"
            >
              <PatientText className="min-w-0 grow truncate text-ink">{label}</PatientText>
              <span className="tabular-nums text-ink-2">{n.toLocaleString(locale())}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
