import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { Markdown } from "@/components/markdown"
import { PageBody, PageHeader } from "@/components/page-header"
import { alertRule } from "@/lib/alerts/registry"
import { requireCtx } from "@/lib/auth"
import { readRunbook } from "@/lib/runbooks/read"
import { t } from "@/lib/say"

export const generateMetadata = (): Metadata => ({ title: t("Runbook") })

export default async function RunbookPage({ params }: { params: Promise<{ name: string }> }) {
  await requireCtx("alerts.read")
  const { name } = await params
  const runbook = (await readRunbook(name)) ?? notFound()
  const rule = alertRule(name)
  return (
    <>
      <PageHeader
        back={{ href: "/operations/runbooks", label: t("Runbooks") }}
        title={<span lang="en">{runbook.title}</span>}
        meta={
          <>
            {rule && (
              <span>
                {t("Alert")} <code className="font-mono text-xs">{name}</code>: {t(rule.title)}
              </span>
            )}
            <span>{t("In English")}</span>
          </>
        }
      />
      <PageBody>
        <article lang="en">
          <Markdown text={runbook.text} links />
        </article>
      </PageBody>
    </>
  )
}
