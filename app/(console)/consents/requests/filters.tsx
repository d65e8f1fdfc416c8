import { SegmentedLinks } from "@/components/ui/link-tabs"
import { hrefWith } from "@/components/url"
import { t } from "@/lib/say"
import type { RequestFilters } from "@/lib/subject-requests/schema"
import { REQUEST_KIND_LIST, REQUEST_KINDS } from "@/lib/subject-requests/words"

const PATH = "/consents/requests"
const STATES = { open: "Open", late: "Over time", finished: "Finished" } as const

export function Filters({ filters: { state, kind } }: { filters: RequestFilters }) {
  const now = { state, kind }
  const states = Object.entries(STATES).map(([value, label]) => ({
    href: hrefWith(PATH, now, { state: value }),
    label: t(label),
    current: state === value,
  }))
  const kinds = [
    { href: hrefWith(PATH, now, { kind: undefined }), label: t("Every kind"), current: !kind },
    ...REQUEST_KIND_LIST.map((one) => ({
      href: hrefWith(PATH, now, { kind: one }),
      label: t(REQUEST_KINDS[one]),
      current: kind === one,
    })),
  ]
  return (
    <div className="flex flex-wrap gap-3 border-b border-line px-4 py-3 md:px-6">
      <SegmentedLinks label={t("State")} items={states} />
      <SegmentedLinks label={t("Kind")} items={kinds} />
    </div>
  )
}
