import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { LinkTabs } from "@/components/ui/link-tabs"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { AddButton } from "./add-button"
import { Ended, Offers, Slots, Waiting } from "./lists"
import { type Params, TABS, type Tab, tabOf } from "./search-params"
import { ENTRY_SHAPE, OFFER_SHAPE, SLOT_SHAPE } from "./shape"

export const generateMetadata = (): Metadata => ({ title: t("Waiting list") })

const NAMES: Record<Tab, string> = {
  waiting: "Waiting",
  offers: "Offers",
  slots: "Times that came free",
  ended: "Ended",
}
const SHAPES = { waiting: ENTRY_SHAPE, offers: OFFER_SHAPE, slots: SLOT_SHAPE, ended: ENTRY_SHAPE }
const LISTS = { waiting: Waiting, offers: Offers, slots: Slots, ended: Ended }

export default async function WaitingListPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requireCtx("appointments.read")
  const params = await searchParams
  const tab = tabOf(params)
  const List = LISTS[tab]
  const mayWrite = can(ctx.roles, "appointments.write") !== null
  return (
    <>
      <LiveRefresh topics={["waiting_list"]} />
      <PageHeader
        title={t("Waiting list")}
        meta={t("Who would come sooner. A time that comes free is offered to one after the other.")}
        actions={mayWrite && <AddButton />}
        tabs={
          <LinkTabs
            label={t("Waiting list")}
            items={TABS.map((one) => ({
              href: one === "waiting" ? "/waiting-list" : `/waiting-list?tab=${one}`,
              label: t(NAMES[one]),
              current: one === tab,
            }))}
          />
        }
      />
      <PageBody flush>
        <Suspense
          key={tab}
          fallback={<TableSkeleton toolbar={tab === "waiting"} label={t(NAMES[tab])} columns={SHAPES[tab]} />}
        >
          <List ctx={ctx} params={params} mayWrite={mayWrite} />
        </Suspense>
      </PageBody>
    </>
  )
}
