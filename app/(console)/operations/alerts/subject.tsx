import Link from "next/link"
import type { AlertRow } from "@/lib/alerts/schema"
import { providerName } from "../../webhooks/words"

type Told = Pick<AlertRow, "name" | "subject">

const OF_PROVIDERS: ReadonlySet<string> = new Set([
  "provider-silent",
  "messaging-failing",
  "crm-failing",
  "model-failing",
])

/** What in particular, as a way to it. */
export function Subject({ alert }: { alert: Told }) {
  if (!alert.subject) return null
  const href = subjectHref(alert)
  const word = OF_PROVIDERS.has(alert.name) ? providerName(alert.subject) : alert.subject
  if (!href) return <span className="font-medium text-ink">{word}</span>
  return (
    <Link
      href={href}
      className="font-medium text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"
    >
      {word}
    </Link>
  )
}

function subjectHref({ name, subject }: Told): string | null {
  if (name.startsWith("function-")) return `/jobs/functions/${encodeURIComponent(subject)}`
  if (name === "schedule-missed") return "/jobs/schedules"
  return OF_PROVIDERS.has(name) ? "/settings/integrations" : null
}

/** Where to begin: of a function, with its own rows. */
export function todoHref({ name, subject }: Told, href: string | null): string | null {
  if (name === "function-failure-rate" && subject)
    return `/jobs/causes?function=${encodeURIComponent(subject)}`
  if (name === "function-p95" && subject) return `/jobs/functions/${encodeURIComponent(subject)}`
  return href
}
