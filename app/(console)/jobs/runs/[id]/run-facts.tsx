import Link from "next/link"
import type { ReactNode } from "react"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { ShortId } from "@/components/ui/copy-button"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import type { RunDetail, RunLink } from "@/lib/jobs/schema"

const LINK = "text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"

/** What started it, whom it is about, and its relatives. */
export function RunFacts({ run }: { run: RunDetail }) {
  const { event, links } = run
  const ids = Object.entries(event?.data ?? {}).filter(([name]) => name !== "clinicId")
  const leadId = typeof event?.data.leadId === "string" ? event.data.leadId : run.subjectId
  return (
    <div className="grid content-start gap-6">
      <Card id="trigger" title="Started by">
        <DefinitionList stacked>
          <Definition term="Event">
            <code className="font-mono text-xs">{run.eventName}</code>
          </Definition>
          {leadId && (
            <Definition term="About">
              <Link href={`/leads/${leadId}`} className={LINK}>
                The lead
              </Link>
            </Definition>
          )}
          {ids.map(([name, value]) => (
            <Definition key={name} term={name}>
              <Value name={name} value={String(value)} />
            </Definition>
          ))}
          {!event && <Definition term="Its event">No longer kept</Definition>}
          <Definition term="Release">
            <code className="font-mono text-xs">{run.releaseSha.slice(0, 12)}</code>
          </Definition>
        </DefinitionList>
      </Card>
      <Links
        title={run.rerunOf ? "Rerun of" : "Started from"}
        id="origin"
        runs={links.origin ? [links.origin] : []}
      />
      <Links title="Reruns" id="reruns" runs={links.reruns} />
      <Links title="Started in turn" id="children" runs={links.children} />
      <Links title="By the same event" id="siblings" runs={links.siblings} />
    </div>
  )
}

const PAGES: Record<string, string> = { webhookEventId: "/webhooks/", leadId: "/leads/" }

function Value({ name, value }: { name: string; value: string }): ReactNode {
  const page = PAGES[name]
  if (page) {
    return (
      <Link href={`${page}${value}`} className={`${LINK} font-mono text-xs`}>
        {value.slice(-8)}
      </Link>
    )
  }
  return /^[0-9a-f-]{36}$/.test(value) ? (
    <ShortId id={value} label={name} />
  ) : (
    <span className="[overflow-wrap:anywhere]">{value}</span>
  )
}

function Links({ title, id, runs }: { title: string; id: string; runs: readonly RunLink[] }) {
  if (runs.length === 0) return null
  return (
    <Card id={id} title={title} count={runs.length > 1 ? runs.length : undefined} flush>
      <ul>
        {runs.map((run) => (
          <li key={run.id} className="border-b border-line last:border-0">
            <Link
              href={`/jobs/runs/${run.id}`}
              className="grid gap-0.5 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="truncate text-sm font-medium text-ink">{run.functionId}</span>
              <span className="flex items-center gap-2 text-xs text-ink-3">
                <StatusBadge kind="run" value={run.status} look="plain" />
                <Time value={run.createdAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
