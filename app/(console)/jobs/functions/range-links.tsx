import { SegmentedLinks } from "@/components/ui/link-tabs"
import type { Range } from "@/lib/jobs/function-schema"
import { t } from "@/lib/say"

export function RangeLinks({ path, range }: { path: string; range: Range }) {
  return (
    <SegmentedLinks
      label={t("Time")}
      items={[
        { href: path, label: t("24 hours"), current: range === "24h" },
        { href: `${path}?range=7d`, label: t("7 days"), current: range === "7d" },
      ]}
    />
  )
}
