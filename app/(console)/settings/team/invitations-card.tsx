"use client"

import { ActionDialog } from "@/components/action-dialog"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { Avatar } from "@/components/ui/avatar"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { ROLE_NAMES } from "@/lib/can"
import { t } from "@/lib/say"
import type { InvitationRow } from "@/lib/team/schema"
import { resend, revoke } from "./actions"
import { useLinkOnce } from "./use-link-once"

/** Who was asked and has not answered yet. */
export function InvitationsCard({ rows, mayWrite }: { rows: readonly InvitationRow[]; mayWrite: boolean }) {
  return (
    <Card id="invitations" title={t("Invited")} count={rows.length} flush>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
            <Avatar name={row.name} />
            <div className="min-w-0 grow basis-56">
              <p className="flex flex-wrap items-center gap-x-2 font-medium text-ink">
                <bdi>{row.name}</bdi>
                <StatusBadge kind="invitation" value={row.state} />
              </p>
              <p className="flex flex-wrap gap-x-3 text-xs text-ink-3">
                <bdi className="break-all">{row.email}</bdi>
                <span>{row.roles.map((role) => t(ROLE_NAMES[role])).join(", ")}</span>
                <span>
                  {t("by")} <bdi>{row.invitedBy}</bdi> <Time value={row.createdAt} />
                </span>
                <span>
                  {row.state === "open" ? t("until") : t("ran out")} <Time value={row.expiresAt} as="day" />
                </span>
              </p>
            </div>
            {mayWrite && <InvitationActions row={row} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function InvitationActions({ row }: { row: InvitationRow }) {
  const link = useLinkOnce()
  return (
    <div className="flex items-center gap-2">
      <ActionDialog
        trigger={<Button size="sm">{t("New link")}</Button>}
        title={t("A new link for {name}", { name: row.name })}
        description={t("The link they have stops working at once. The new one counts for seven days.")}
        action={resend}
        hidden={{ id: row.id }}
        confirm={t("Make a new link")}
        done={t("New link made.")}
        onDone={(made) =>
          link.show({
            url: made.url,
            title: t("Invitation for {name}", { name: row.name }),
            description: t("It counts once, for seven days. The old link is dead."),
          })
        }
      />
      <ActionDialog
        trigger={
          <Button size="sm" variant="ghost">
            {t("Revoke")}
          </Button>
        }
        title={t("Take back the invitation of {name}?", { name: row.name })}
        description={t("Their link stops working at once. You can invite them again.")}
        action={revoke}
        hidden={{ id: row.id }}
        confirm={t("Revoke")}
        danger
        done={t("Invitation revoked.")}
      />
      {link.dialog}
    </div>
  )
}
