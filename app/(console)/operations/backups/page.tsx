import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { Loading, Skeleton } from "@/components/ui/skeleton"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { OperationsTabs } from "../tabs"
import { BackupButtons } from "./backup-buttons"
import { BackupsView } from "./backups-view"

export const generateMetadata = (): Metadata => ({ title: t("Backups") })

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function BackupsPage({ searchParams }: Props) {
  const ctx = await requireCtx("deployments.read")
  const { cursor } = await searchParams
  const mayWrite = can(ctx.roles, "backups.write") !== null
  return (
    <>
      <LiveRefresh topics={["backup"]} />
      <PageHeader
        title={t("Backups")}
        meta={t("Copied each night at 02:00 UTC, and counted only once it was brought back.")}
        actions={mayWrite && <BackupButtons />}
        tabs={<OperationsTabs roles={ctx.roles} current="/operations/backups" />}
      />
      <PageBody className="grid max-w-6xl gap-4">
        <Suspense fallback={<Waiting />}>
          <BackupsView
            ctx={ctx}
            mayWrite={mayWrite}
            cursor={typeof cursor === "string" ? cursor : undefined}
          />
        </Suspense>
      </PageBody>
    </>
  )
}

const Waiting = () => (
  <Loading label={t("backups")}>
    <div className="grid gap-4">
      <Skeleton className="h-14 w-full" />
      <Skeleton className="h-20 w-full" />
      <Skeleton className="h-72 w-full" />
      <Skeleton className="h-48 w-full" />
    </div>
  </Loading>
)
