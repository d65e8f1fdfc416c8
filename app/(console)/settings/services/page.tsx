import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { listServices } from "@/lib/services/list"
import { NewService } from "./service-buttons"
import { ServiceList } from "./service-list"

export const generateMetadata = (): Metadata => ({ title: t("Services") })

export default async function ServicesPage() {
  const ctx = await requireCtx("hours.read")
  const list = await listServices(ctx, {})
  return (
    <>
      <LiveRefresh topics={["service", "practitioner", "room"]} />
      <PageHeader
        title={t("Services")}
        meta={t("What patients come for: its length, what is kept free around it, and where it is done.")}
        actions={list.may.write && <NewService rooms={list.rooms} currency={list.currency} />}
      />
      <PageBody className="max-w-4xl">
        <ServiceList {...list} />
      </PageBody>
    </>
  )
}
