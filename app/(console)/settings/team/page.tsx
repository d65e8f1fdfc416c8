import type { Metadata } from "next"
import { Suspense } from "react"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { MEMBER_SHAPE } from "./columns"
import { InviteButton } from "./invite-button"
import { TeamView } from "./team-view"

export const generateMetadata = (): Metadata => ({ title: t("Team") })

type Search = Record<string, string | string[] | undefined>
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) || undefined

export default async function TeamPage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await requireCtx("team.read")
  const search = await searchParams
  return (
    <>
      <PageHeader
        title={t("Team")}
        meta={t("Who works at {clinic}, as what, and how they sign in.", { clinic: ctx.clinic.name })}
        actions={can(ctx.roles, "team.write") && <InviteButton />}
      />
      <PageBody flush>
        <Suspense fallback={<TableSkeleton toolbar label={t("team")} columns={MEMBER_SHAPE} />}>
          <TeamView ctx={ctx} q={one(search.q)} cursor={one(search.cursor)} />
        </Suspense>
      </PageBody>
    </>
  )
}
