import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { Time } from "@/components/time"
import { requireCtx } from "@/lib/auth"
import { findRerun } from "@/lib/reruns/find"
import { fromText, OUTCOMES } from "@/lib/reruns/words"
import { t } from "@/lib/say"
import { orNotFound } from "../../../or-not-found"
import { cursorIn, type Given, word } from "../../param"
import { RerunBadge } from "../rerun-words"
import { RerunAsked } from "./rerun-asked"
import { RerunItems } from "./rerun-items"
import { RerunNext } from "./rerun-next"
import { RerunProgress } from "./rerun-progress"

export const generateMetadata = (): Metadata => ({ title: t("Rerun") })

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Given> }

export default async function RerunPage({ params, searchParams }: Props) {
  const ctx = await requireCtx("runs.read")
  const { outcome, cursor } = await searchParams
  const wanted = word(outcome, OUTCOMES)
  const rerun = await orNotFound(
    findRerun(ctx, { id: (await params).id, outcome: wanted, cursor: cursorIn(cursor)?.slice(0, 36) }),
  )
  return (
    <>
      <LiveRefresh topics={["rerun", "run", "approval"]} />
      <PageHeader
        back={{ href: "/jobs/reruns", label: t("Reruns") }}
        title={rerun.name}
        after={<RerunBadge row={rerun} />}
        meta={
          <>
            <span>{fromText(rerun.from, rerun.fromStep)}</span>
            <span>
              {t("asked by {name}", { name: rerun.requestedBy.name })} <Time value={rerun.createdAt} />
            </span>
          </>
        }
        actions={<RerunNext rerun={rerun} roles={ctx.roles} />}
      />
      <PageBody className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-6">
          <RerunProgress rerun={rerun} />
          <RerunItems rerun={rerun} outcome={wanted} />
        </div>
        <RerunAsked rerun={rerun} />
      </PageBody>
    </>
  )
}
