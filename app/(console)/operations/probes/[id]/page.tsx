import type { Metadata } from "next"
import { cache } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { findProbe } from "@/lib/probes/find"
import { kindWords } from "@/lib/probes/words"
import { t } from "@/lib/say"
import { orNotFound } from "../../../or-not-found"
import { StateBadge } from "../../state-badge"
import { ProbeActions } from "./probe-actions"
import { ProbeView } from "./probe-view"

type Props = { params: Promise<{ id: string }> }

const read = cache(async (id: string) => {
  const ctx = await requireCtx("deployments.read")
  return { ctx, probe: await orNotFound(findProbe(ctx, { id })) }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { probe } = await read((await params).id)
  return { title: `${probe.name} · ${kindWords(probe.kind)}` }
}

export default async function ProbePage({ params }: Props) {
  const { ctx, probe } = await read((await params).id)
  const { name, kind, address } = probe
  return (
    <>
      <LiveRefresh topics={["probe"]} />
      <PageHeader
        back={{ href: "/operations", label: t("Operations") }}
        title={name}
        after={<StateBadge state={probe.state} />}
        meta={
          <>
            <span>{kindWords(kind)}</span>
            <code className="font-mono text-xs [overflow-wrap:anywhere]">{address}</code>
          </>
        }
        actions={can(ctx.roles, "deployments.write") && <ProbeActions probe={probe} />}
      />
      <PageBody className="grid max-w-5xl gap-4">
        <ProbeView probe={probe} now={ctx.now} />
      </PageBody>
    </>
  )
}
