import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { ownRoles } from "@/lib/handover/reach"
import { t } from "@/lib/say"
import { CardsLoading } from "../settings/cards-loading"
import { HandoverList } from "./handover-list"
import { WriteButtons } from "./write-buttons"

export const generateMetadata = (): Metadata => ({ title: t("Handover") })

type Params = Promise<Record<string, string | string[] | undefined>>

export default async function HandoverPage({ searchParams }: { searchParams: Params }) {
  const ctx = await requireCtx("handover.read")
  const { cursor } = await searchParams
  const roles = can(ctx.roles, "handover.write") ? ownRoles(ctx) : []
  return (
    <>
      <LiveRefresh topics={["handover"]} />
      <PageHeader
        back={{ href: "/", label: t("Today") }}
        title={t("Handover")}
        meta={t("What one shift tells the next: signed by name, received by name.")}
        actions={<WriteButtons roles={roles} />}
      />
      <PageBody className="grid max-w-4xl gap-4">
        <Suspense fallback={<CardsLoading />}>
          <HandoverList ctx={ctx} cursor={typeof cursor === "string" ? cursor : undefined} />
        </Suspense>
      </PageBody>
    </>
  )
}
