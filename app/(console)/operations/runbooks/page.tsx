import type { Metadata } from "next"
import Link from "next/link"
import { PageBody, PageHeader } from "@/components/page-header"
import { Card } from "@/components/ui/card"
import { requireCtx } from "@/lib/auth"
import { RUNBOOKS, readRunbook } from "@/lib/runbooks/read"
import { t } from "@/lib/say"

export const generateMetadata = (): Metadata => ({ title: t("Runbooks") })

export default async function RunbooksPage() {
  await requireCtx("alerts.read")
  const runbooks = await Promise.all(RUNBOOKS.map(async (name) => ({ name, found: await readRunbook(name) })))
  return (
    <>
      <PageHeader
        back={{ href: "/operations/alerts", label: t("Alerts") }}
        title={t("Runbooks")}
        meta={t("What to do, step by step; in English, as they lie in docs/runbooks.")}
      />
      <PageBody className="max-w-3xl">
        <Card id="runbooks" title={t("All runbooks")} count={runbooks.length} flush>
          <ul className="divide-y divide-line">
            {runbooks.map(({ name, found }) => (
              <li key={name}>
                <Link
                  href={`/operations/runbooks/${name}`}
                  className="flex flex-wrap gap-x-3 px-4 py-2 text-sm hover:bg-hover"
                >
                  <span lang="en" className="grow font-medium text-ink">
                    {found?.title ?? name}
                  </span>
                  <code className="font-mono text-xs text-ink-3">{name}</code>
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      </PageBody>
    </>
  )
}
