import Link from "next/link"
import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { locale, t, tn } from "@/lib/say"
import type { Today } from "@/lib/today/schema"
import { causeText } from "../jobs/causes/cause-words"
import { providerName } from "../webhooks/words"

const CircleCheck = icon("circle-check")

type Software = NonNullable<Today["software"]>

/** Which functions fail, worst first, and of what; each number opens its runs, each cause itself. */
export function SoftwareToday({ software: { failedRuns, failing, causes, runs } }: { software: Software }) {
  return (
    <Card
      title={t("Jobs")}
      hint={t("last 24 hours")}
      id="jobs"
      flush
      actions={
        failedRuns > 0 ? (
          <Link href="/jobs/dead-letters?what=run">
            <Badge tone="red">
              {failedRuns > 99
                ? t("99+ wait for somebody")
                : tn(failedRuns, "{n} waits for somebody", "{n} wait for somebody")}
            </Badge>
          </Link>
        ) : undefined
      }
    >
      {failing.length === 0 ? (
        <p className="flex items-center gap-2 px-4 py-3 text-sm text-ink-2">
          <CircleCheck aria-hidden="true" className="size-4 text-green" />
          <span>
            <Link href="/jobs" className="font-medium text-ink hover:underline">
              {tn(runs, "{n} run", "{n} runs")}
            </Link>
            {t(", none failed.")}
          </span>
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {failing.map(({ id, failed, total }) => (
            <li key={id} className="grid">
              <span className="relative flex items-center gap-3 px-4 py-2.5 text-sm hover:bg-hover">
                <Link
                  href={`/jobs?function=${encodeURIComponent(id)}&status=failed&since=24h`}
                  className="min-w-0 grow truncate font-medium text-ink after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
                >
                  {id}
                </Link>
                <span className="shrink-0 text-red tabular-nums">
                  {t("{n} failed", { n: failed.toLocaleString(locale()) })}
                </span>
                <span className="shrink-0 text-ink-3 tabular-nums">
                  {t("of {n}", { n: total.toLocaleString(locale()) })}
                </span>
              </span>
              <Causes causes={causes.filter((one) => one.functionId === id)} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Causes({ causes }: Pick<Software, "causes">) {
  if (causes.length === 0) return null
  return (
    <ul className="-mt-1 pb-2">
      {causes.map((cause) => (
        <li
          key={cause.id}
          className="relative flex items-baseline gap-3 py-1 pr-4 pl-7 text-xs hover:bg-hover"
        >
          <Link
            href={`/jobs/causes/${cause.id}`}
            className="min-w-0 grow text-ink-2 after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            {cause.provider && `${providerName(cause.provider)}: `}
            {causeText(cause)}
          </Link>
          <span className="shrink-0 text-ink-3 tabular-nums">{cause.failed.toLocaleString(locale())} ×</span>
        </li>
      ))}
    </ul>
  )
}
