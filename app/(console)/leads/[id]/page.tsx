import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody } from "@/components/page-header"
import { CaseStrip } from "../urgent/case-strip"
import { LeadAside } from "./lead-aside"
import { LeadHeader } from "./lead-header"
import { LeadReply } from "./lead-reply"
import { NextCard } from "./next-card"
import { readLead } from "./read-lead"
import { ReplyDesk } from "./reply-desk"
import { ScoreCard } from "./score-card"
import { TimelineCard } from "./timeline-card"

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { detail } = await readLead((await params).id)
  return { title: detail.patient.name }
}

export default async function LeadPage({ params }: Props) {
  const { ctx, detail } = await readLead((await params).id)
  const { id } = detail.lead
  return (
    <>
      <LiveRefresh topics={["lead"]} subjectId={id} />
      <LeadHeader ctx={ctx} detail={detail} />
      <Suspense fallback={null}>
        <CaseStrip ctx={ctx} leadId={id} />
      </Suspense>
      <PageBody className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr] lg:gap-x-6">
        <NextCard ctx={ctx} detail={detail} />
        <div className="grid min-w-0 content-start gap-4 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          <ScoreCard ctx={ctx} detail={detail} />
          <ReplyDesk>
            {detail.may.work && (
              <Suspense fallback={null}>
                <LeadReply ctx={ctx} id={id} />
              </Suspense>
            )}
            <TimelineCard ctx={ctx} detail={detail} />
          </ReplyDesk>
        </div>
        <LeadAside ctx={ctx} detail={detail} />
      </PageBody>
    </>
  )
}
