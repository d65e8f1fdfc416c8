import { LinkTabs } from "@/components/ui/link-tabs"
import { can, type Permission, type Role } from "@/lib/can"
import { t } from "@/lib/say"

type Section = { id: string; href: string; label: string; may: Permission }

const SECTIONS: readonly Section[] = [
  { id: "inbox", href: "/conversations", label: "Inbox", may: "messages.read" },
  { id: "outgoing", href: "/conversations/outgoing", label: "Outgoing", may: "sending.read" },
  { id: "campaigns", href: "/conversations/campaigns", label: "Campaigns", may: "campaigns.read" },
]

/** The places under Conversations, as far as the roles may see them; `current` is the one that is shown. */
export function SectionTabs({ roles, current }: { roles: readonly Role[]; current: string }) {
  return (
    <LinkTabs
      label={t("Conversations")}
      items={SECTIONS.filter((one) => can(roles, one.may)).map(({ id, href, label }) => ({
        href,
        label: t(label),
        current: id === current,
      }))}
    />
  )
}
