import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { LinesLoading } from "../hours/lines-loading"
import { NewRoom } from "./room-dialogs"
import { RoomList } from "./room-list"

export const generateMetadata = (): Metadata => ({ title: t("Rooms") })

export default async function RoomsPage() {
  const ctx = await requireCtx("hours.read")
  return (
    <>
      <LiveRefresh topics={["room", "service"]} />
      <PageHeader
        title={t("Rooms")}
        meta={t("The first free one in this order is taken, unless somebody has a room of their own.")}
        actions={can(ctx.roles, "settings.write") && <NewRoom />}
      />
      <PageBody className="max-w-4xl">
        <Suspense fallback={<LinesLoading />}>
          <RoomList ctx={ctx} />
        </Suspense>
      </PageBody>
    </>
  )
}
