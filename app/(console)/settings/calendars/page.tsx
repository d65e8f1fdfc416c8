import type { Metadata } from "next"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { listFeeds } from "@/lib/calendar-feeds/list"
import { t } from "@/lib/say"
import { FeedListing } from "./feed-listing"
import { NewFeed } from "./new-feed"

export const generateMetadata = (): Metadata => ({ title: t("Your calendars") })

export default async function CalendarsPage() {
  const ctx = await requireCtx("calendars.own")
  const list = await listFeeds(ctx, {})
  const { practitioners, rooms, may } = list
  return (
    <>
      <PageHeader
        title={t("Your calendars")}
        meta={t("Addresses that a phone or a calendar program reads, so that appointments stand there too.")}
        actions={<NewFeed practitioners={practitioners} rooms={rooms} may={may} />}
      />
      <PageBody className="max-w-4xl">
        <FeedListing list={list} zone={ctx.clinic.timeZone} />
      </PageBody>
    </>
  )
}
