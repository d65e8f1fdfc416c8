import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody } from "@/components/page-header"
import { Skeleton } from "@/components/ui/skeleton"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { findRelease } from "@/lib/releases/find"
import { t } from "@/lib/say"
import { cursorIn, type Given } from "../../../jobs/param"
import { orNotFound } from "../../../or-not-found"
import { CommitsCard } from "./commits-card"
import { ImpactCard } from "./impact-card"
import { MigrationsCard } from "./migrations-card"
import { ReleaseFacts } from "./release-facts"
import { ReleaseHeader } from "./release-header"
import { TouchedCard } from "./touched-card"

export const generateMetadata = (): Metadata => ({ title: t("Release") })

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Given> }

export default async function ReleasePage({ params, searchParams }: Props) {
  const ctx = await requireCtx("deployments.read")
  const release = await orNotFound(findRelease(ctx, { id: (await params).id }))
  const { who, cursor } = await searchParams
  const wait = <Skeleton className="h-40 rounded-lg" />
  return (
    <>
      <LiveRefresh topics={["release", "deployment"]} />
      <ReleaseHeader release={release} ctx={ctx} />
      <PageBody className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 content-start gap-6">
          <Suspense fallback={wait}>
            <ImpactCard ctx={ctx} id={release.id} />
          </Suspense>
          <Suspense fallback={wait}>
            <TouchedCard
              ctx={ctx}
              id={release.id}
              who={who === "all" ? "all" : "hurt"}
              cursor={cursorIn(cursor)}
            />
          </Suspense>
          <MigrationsCard release={release} mayMark={can(ctx.roles, "deployments.write") !== null} />
          <CommitsCard changes={release.changes} />
        </div>
        <ReleaseFacts release={release} />
      </PageBody>
    </>
  )
}
