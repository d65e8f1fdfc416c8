import { LinkTabs } from "@/components/ui/link-tabs"
import { can, type Permission, type Role } from "@/lib/can"
import { t } from "@/lib/say"
import { TabCount } from "./tab-count"

const PLACES: readonly { href: string; label: string; may: Permission }[] = [
  { href: "/jobs", label: "Runs", may: "runs.read" },
  { href: "/jobs/causes", label: "Causes", may: "runs.read" },
  { href: "/jobs/dead-letters", label: "Dead letters", may: "runs.read" },
  { href: "/jobs/schedules", label: "Schedules", may: "schedules.read" },
  { href: "/jobs/functions", label: "Functions", may: "runs.read" },
  { href: "/jobs/reruns", label: "Reruns", may: "runs.read" },
]

/** What waits for a person stands here, so its number does too. */
const DEAD = "/jobs/dead-letters"

/** For the header of each page of Jobs: `tabs={<JobsTabs roles={ctx.roles} current="/jobs/causes" />}`. */
export function JobsTabs({ roles, current }: { roles: readonly Role[]; current: string }) {
  const items = PLACES.filter(({ may }) => can(roles, may)).map(({ href, label }) => ({
    href,
    label: href === DEAD ? <TabCount label={t(label)} /> : t(label),
    current: href === current,
  }))
  return <LinkTabs label={t("Jobs")} items={items} />
}
