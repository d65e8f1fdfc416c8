"use client"

import { useQuery } from "@tanstack/react-query"
import { usePathname, useSearchParams } from "next/navigation"
import type { ReactNode } from "react"
import { icon } from "@/components/icon"
import { LinkTabs } from "@/components/ui/link-tabs"
import { hrefWith } from "@/components/url"
import type { LeadCounts } from "@/lib/leads/schema"
import { COUNT_CAP } from "@/lib/leads/words"
import { locale, t } from "@/lib/say"
import { getJson } from "@/lib/web/query-client"

const [Flame, ThermometerSun, Snowflake] = [icon("flame"), icon("thermometer-sun"), icon("snowflake")]
const Siren = icon("siren")
const QUEUE = "/leads/urgent"

type Tab = { label: string; icon?: ReactNode; count: keyof LeadCounts; params: Record<string, string | null> }

const tab = (
  label: string,
  count: keyof LeadCounts,
  params: Record<string, string>,
  icon?: ReactNode,
): Tab => ({
  label,
  icon,
  count,
  params: { classification: null, urgency: null, owner: null, ...params },
})

const TABS: Tab[] = [
  tab("All", "all", {}),
  tab("HOT", "HOT", { classification: "HOT" }, <Flame />),
  tab("WARM", "WARM", { classification: "WARM" }, <ThermometerSun />),
  tab("COLD", "COLD", { classification: "COLD" }, <Snowflake />),
  tab("Urgent", "urgent", { urgency: "urgent" }),
  tab("Mine", "mine", { owner: "me" }),
]

/** The numbers are of all leads in reach, whatever else is filtered. */
export function LeadsTabsBody({ scores, mine }: { scores: boolean; mine: boolean }) {
  const path = usePathname()
  const params = useSearchParams()
  const { data } = useQuery({
    queryKey: ["leads", "counts"],
    queryFn: ({ signal }) => getJson<LeadCounts>("/api/leads/counts", { signal }),
    meta: { live: ["lead"] },
  })
  const isList = path === "/leads"
  const queue = { label: t("Urgent queue"), icon: <Siren />, href: QUEUE, current: path === QUEUE }
  const shown = TABS.filter(
    ({ params: { classification, owner } }) => (scores || !classification) && (mine || owner !== "me"),
  )
  return (
    <LinkTabs
      label={t("Leads")}
      items={[
        ...shown.map(({ label, icon, count, params: set }) => ({
          label: t(label),
          icon,
          href: hrefWith("/leads", isList ? params.toString() : "", set),
          current:
            isList &&
            ["classification", "urgency", "owner"].every((name) => (params.get(name) ?? null) === set[name]),
          count: said(data?.[count]),
        })),
        queue,
      ]}
    />
  )
}

function said(count: number | null | undefined): string | null {
  if (count === undefined || count === null) return null
  return count > COUNT_CAP ? `${COUNT_CAP.toLocaleString(locale())}+` : count.toLocaleString(locale())
}
