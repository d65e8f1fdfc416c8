import { LinkTabs } from "@/components/ui/link-tabs"
import { t } from "@/lib/say"

const PLACES: readonly { href: string; label: string }[] = [
  { href: "/deployments", label: "Now" },
  { href: "/deployments/history", label: "History" },
  { href: "/deployments/releases", label: "Releases" },
  { href: "/deployments/compare", label: "Compare" },
  { href: "/deployments/services", label: "Services" },
]

/** For the header of each page of Deployments: `tabs={<DeploymentTabs current="/deployments/history" />}`. */
export function DeploymentTabs({ current }: { current: string }) {
  const items = PLACES.map(({ href, label }) => ({ href, label: t(label), current: href === current }))
  return <LinkTabs label={t("Deployments")} items={items} />
}
