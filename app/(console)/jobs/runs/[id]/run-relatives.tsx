import Link from "next/link"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import type { RunDetail, RunLink } from "@/lib/jobs/schema"
import { t } from "@/lib/say"

/** The runs it comes from, those that come from it, and those beside it. */
export function RunRelatives({ run }: { run: RunDetail }) {
  const { links } = run
  const { parent } = links
  const origin = links.origin && links.origin.id !== parent?.id ? [links.origin] : []
  const invoked = run.steps.flatMap((step) => step.child ?? [])
  const known = new Set([parent, ...origin, ...links.reruns, ...links.children].map((one) => one?.id))
  return (
    <>
      <Links title={t("Started by the run")} id="parent" runs={parent ? [parent] : []} />
      <Links title={run.rerunOf ? t("Rerun of") : t("Started from")} id="origin" runs={origin} />
      <Links title={t("Reruns")} id="reruns" runs={links.reruns} />
      <Links title={t("Started and waited for")} id="invoked" runs={invoked} />
      <Links title={t("Started in turn")} id="children" runs={links.children} />
      <Links
        title={t("By the same event")}
        id="siblings"
        runs={links.siblings.filter((one) => !known.has(one.id))}
      />
      <Links
        title={t("From the same webhook")}
        id="story"
        runs={links.story.filter((one) => !known.has(one.id))}
      />
    </>
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
