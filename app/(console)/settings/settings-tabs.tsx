import { LinkTabs } from "@/components/ui/link-tabs"
import type { Role } from "@/lib/can"
import { t } from "@/lib/say"
import { settingsFor } from "./places"

/** For the header of each settings page: `tabs={<SettingsTabs roles={ctx.roles} current="/settings/team" />}`. */
export function SettingsTabs({ roles, current }: { roles: readonly Role[]; current: string }) {
  const items = settingsFor(roles).map(({ href, label }) => ({
    href,
    label: t(label),
    current: href === current,
  }))
  return <LinkTabs label={t("Settings")} items={items} />
}
