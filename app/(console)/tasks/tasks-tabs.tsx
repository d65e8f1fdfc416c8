"use client"

import { useQuery } from "@tanstack/react-query"
import { useSearchParams } from "next/navigation"
import { LinkTabs } from "@/components/ui/link-tabs"
import { t } from "@/lib/say"
import type { TaskCounts } from "@/lib/tasks/schema"
import { COUNT_CAP, type TaskTab } from "@/lib/tasks/words"
import { getJson } from "@/lib/web/query-client"

const NAMES: Record<TaskTab, string> = { mine: "Mine", role: "For my role", all: "All", done: "Done" }
const TABS = Object.entries(NAMES) as [TaskTab, string][]

export function TasksTabs() {
  const current = useSearchParams().get("tab") ?? "mine"
  const { data } = useQuery({
    queryKey: ["tasks", "counts"],
    queryFn: ({ signal }) => getJson<TaskCounts>("/api/tasks/counts", { signal }),
    meta: { live: ["task"] },
  })
  const count = (tab: TaskTab) => (tab === "mine" || tab === "role" ? said(data?.[tab]) : null)
  return (
    <LinkTabs
      label={t("Tasks")}
      items={TABS.map(([tab, label]) => ({
        label: t(label),
        href: tab === "mine" ? "/tasks" : `/tasks?tab=${tab}`,
        current: tab === current,
        count: count(tab),
      }))}
    />
  )
}

const said = (count: number | undefined): string | null =>
  count === undefined ? null : count >= COUNT_CAP ? `${COUNT_CAP}+` : String(count)
