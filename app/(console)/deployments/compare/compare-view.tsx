import { EmptyState } from "@/components/empty-state"
import { FilterSelect } from "@/components/filters"
import { icon } from "@/components/icon"
import { Callout } from "@/components/ui/callout"
import type { Ctx } from "@/lib/ctx"
import { compareReleases } from "@/lib/impact/compare"
import { listStamped } from "@/lib/impact/stamped"
import { listReleases } from "@/lib/jobs/releases"
import { t } from "@/lib/say"
import { releaseText } from "../deployment-words"
import { CompareTable } from "./compare-table"

const GitCompare = icon("git-compare")

type Props = { ctx: Ctx; a: string | undefined; b: string | undefined }

/** Only what runs are stamped with can be compared: the releases of Rounds itself. */
export async function CompareView({ ctx, a, b }: Props) {
  const stamps = await listReleases(ctx, {})
  const known = await listStamped(ctx, { shas: stamps.map((one) => one.sha) })
  const second = known.find((one) => one.id === b) ?? known[0]
  const others = known.filter((one) => one.id !== second?.id)
  const behind = known.slice(known.findIndex((one) => one.id === second?.id) + 1)
  const first = others.find((one) => one.id === a) ?? behind[0] ?? others[0]
  if (!first || !second)
    return (
      <EmptyState icon={<GitCompare />} title={t("There are not two releases to compare yet")}>
        {t(
          "Runs are stamped with the commit they ran under. Once two known releases have run, they are held against each other here.",
        )}
      </EmptyState>
    )
  const compared = await compareReleases(ctx, { a: first.id, b: second.id })
  const options = known.map((one) => ({ value: one.id, label: `${one.serviceTitle} ${releaseText(one)}` }))
  const isOther = b !== undefined && second.id !== b
  return (
    <div className="grid gap-4">
      {isOther && (
        <Callout tone="amber" title={t("The release you came from cannot be compared")}>
          {t(
            "No run here is stamped with its commit: it ran nothing yet, or is no part of Rounds. These are the newest two that can.",
          )}
        </Callout>
      )}
      <div className="flex flex-wrap items-center gap-2 text-sm text-ink-3">
        <FilterSelect name="a" label={releaseText(first)} options={options} />
        {t("against")}
        <FilterSelect name="b" label={releaseText(second)} options={options} />
      </div>
      <CompareTable compared={compared} />
    </div>
  )
}
