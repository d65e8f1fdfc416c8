import type { Metadata } from "next"
import Link from "next/link"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { Time } from "@/components/time"
import { requireCtx } from "@/lib/auth"
import { ROLE_NAMES } from "@/lib/can"
import { findHandover } from "@/lib/handover/find"
import { t } from "@/lib/say"
import { orNotFound } from "../../or-not-found"
import { HandoverStatus } from "../handover-status"
import { Done, OpenItems } from "./items"
import { NoteActions } from "./note-actions"
import { Words } from "./words"

export const generateMetadata = (): Metadata => ({ title: t("Handover note") })

export default async function HandoverNotePage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("handover.read")
  const { detail } = await orNotFound(findHandover(ctx, { id: (await params).id }))
  return (
    <>
      <LiveRefresh topics={["handover"]} />
      <PageHeader
        back={{ href: "/handover", label: t("Handover") }}
        title={`${detail.by.name} · ${t(ROLE_NAMES[detail.role])}`}
        after={<HandoverStatus row={detail} />}
        meta={
          <>
            <span>
              <Time value={detail.startsAt} as="exact" /> – <Time value={detail.endsAt} as="clock" />
            </span>
            {detail.corrects && <Link href={`/handover/${detail.corrects}`}>{t("Corrects this note")}</Link>}
            {detail.correctedBy && (
              <Link href={`/handover/${detail.correctedBy}`}>{t("See the correction")}</Link>
            )}
          </>
        }
        actions={<NoteActions note={detail} />}
      />
      <PageBody className="grid max-w-4xl gap-4">
        <Words note={detail} />
        <OpenItems items={detail.items} isDraft={detail.status === "draft"} />
        <Done done={detail.done} />
      </PageBody>
    </>
  )
}
