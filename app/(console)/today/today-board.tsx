"use client"

import { useQuery } from "@tanstack/react-query"
import { Fragment, type ReactNode, useRef } from "react"
import { Callout } from "@/components/ui/callout"
import { later } from "@/components/ui/later"
import { t } from "@/lib/say"
import type { Today } from "@/lib/today/schema"
import { getJson } from "@/lib/web/query-client"
import { FreeLeads } from "./free-leads"
import { type Beginning, type BoardPart, type Drawn, PARTS } from "./parts"

// Where only links and words stand, nobody waits for code: the server draws it, its code follows.
const AlertLine = later(() => import("./alert-line").then((file) => file.AlertLine))
const LeadStats = later(() => import("./lead-stats").then((file) => file.LeadStats))
const MyTasks = later(() => import("./my-tasks").then((file) => file.MyTasks))
const OwnLeads = later(() => import("./own-leads").then((file) => file.OwnLeads))
const SystemsToday = later(() => import("./systems-today").then((file) => file.SystemsToday))
const Waiting = later(() => import("./waiting").then((file) => file.Waiting))

type Props = {
  first: Today
  lookedAfter: Record<string, string>
  beginning: Beginning
  drawn: Drawn
}

/** Painted by the server, then kept current by what changes; `drawn` is what the server draws anew by itself. */
export function TodayBoard({ first, lookedAfter, beginning, drawn }: Props) {
  // What is on screen, so that the answer can say who took it meanwhile; no reason to ask again by itself.
  const shown = useRef<string[]>(first.leads?.free.map((lead) => lead.id) ?? [])
  const { data, isError } = useQuery({
    queryKey: ["today"],
    queryFn: ({ signal }) => getJson<Today>(`/api/today?shown=${shown.current.join(",")}`, { signal }),
    initialData: first,
    meta: { live: ["lead", "message", "run", "webhook", "task", "approval", "connection", "alert"] },
    refetchInterval: 60_000,
  })
  const { leads, tasks, software, webhooks } = data
  const own: Record<BoardPart, ReactNode> = {
    alert: <AlertLine alerts={data.alerts} />,
    waiting: <Waiting approvals={data.approvals} silent={data.silent} />,
    stats: leads && <LeadStats leads={leads} />,
    systems: (software || webhooks) && <SystemsToday software={software} webhooks={webhooks} />,
    work: leads?.view.work ? (
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <FreeLeads
          leads={leads}
          lookedAfter={lookedAfter}
          onShown={(ids) => {
            shown.current = ids
          }}
        />
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
          {tasks && <MyTasks tasks={tasks} />}
          <OwnLeads leads={leads.mine} />
        </div>
      </div>
    ) : (
      tasks && <MyTasks tasks={tasks} />
    ),
  }
  const parts = { ...drawn, ...own }
  return (
    <div className="grid gap-6">
      {isError && (
        <Callout tone="amber" role="status" title={t("Not up to date")}>
          {t("Today cannot be read just now. What you see is older than it looks; Rounds keeps trying.")}
        </Callout>
      )}
      {PARTS[beginning].map((part) => (
        <Fragment key={part}>{parts[part]}</Fragment>
      ))}
    </div>
  )
}
