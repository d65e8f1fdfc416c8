import type { Metadata } from "next"
import { Suspense } from "react"
import { FilterSearch, FilterSelect } from "@/components/filters"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { CardsLoading } from "../cards-loading"
import { NewReply } from "./new-reply"
import { ReplyList } from "./reply-list"

export const generateMetadata = (): Metadata => ({ title: t("Quick replies") })

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function QuickRepliesPage({ searchParams }: Props) {
  const ctx = await requireCtx("messages.send")
  const params = await searchParams
  const q = [params.q].flat()[0]?.slice(0, 80) ?? ""
  const isArchived = params.archived === "yes"
  const mayShare = can(ctx.roles, "templates.write") !== null
  return (
    <>
      <PageHeader
        title={t("Quick replies")}
        meta={t("What is said often, called with / while writing. Names are filled in where it is used.")}
        actions={<NewReply mayShare={mayShare} clinic={ctx.clinic.name} me={ctx.actor.name} />}
      />
      <PageBody className="grid max-w-4xl gap-3">
        <div className="flex flex-wrap gap-2">
          <FilterSearch placeholder={t("Name, shortcut or words")} />
          <FilterSelect
            name="archived"
            label={t("In use")}
            options={[{ value: "yes", label: t("Put away") }]}
          />
        </div>
        <Suspense key={`${q} ${isArchived}`} fallback={<CardsLoading />}>
          <ReplyList ctx={ctx} q={q} isArchived={isArchived} />
        </Suspense>
      </PageBody>
    </>
  )
}
