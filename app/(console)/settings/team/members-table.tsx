"use client"

import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { FilterSearch } from "@/components/filters"
import { icon } from "@/components/icon"
import { StatusBadge } from "@/components/status-badge"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { ROLE_NAMES } from "@/lib/can"
import { t } from "@/lib/say"
import type { MemberPage, MemberRow } from "@/lib/team/schema"

const Users = icon("users")

const COLUMNS: Column<MemberRow>[] = [
  {
    id: "name",
    header: "Name",
    fixed: true,
    cell: (member) => (
      <>
        <bdi>{member.name}</bdi>
        {member.isSelf && <Badge className="ml-2">{t("You")}</Badge>}
        <bdi className="ml-2 text-xs font-normal text-ink-3 max-lg:hidden">{member.email}</bdi>
      </>
    ),
  },
  {
    id: "roles",
    header: "Roles",
    width: "w-56",
    cell: (member) => member.roles.map((role) => t(ROLE_NAMES[role])).join(", "),
  },
  {
    id: "state",
    header: "State",
    width: "w-32",
    phone: "aside",
    cell: (member) => (
      <StatusBadge kind="member" value={member.state} look={member.state === "active" ? "plain" : "soft"} />
    ),
  },
  {
    id: "factor",
    header: "Second factor",
    width: "w-32",
    from: "lg",
    phone: "hide",
    cell: (member) => (member.secondFactor ? t("Yes") : <span className="text-ink-3">{t("No")}</span>),
  },
  {
    id: "sessions",
    header: "Sessions",
    width: "w-24",
    align: "end",
    from: "lg",
    phone: "hide",
    cell: (member) => (member.sessions > 0 ? member.sessions : <span className="text-ink-3">–</span>),
  },
  {
    id: "seen",
    header: "Last seen",
    width: "w-28",
    align: "end",
    cell: (member) =>
      member.lastSeenAt ? (
        <>
          <span className="md:hidden">{t("seen")} </span>
          <Time value={member.lastSeenAt} />
        </>
      ) : (
        <span className="text-ink-3">
          <span className="max-md:hidden">{t("Never")}</span>
          <span className="md:hidden">{t("Never seen")}</span>
        </span>
      ),
  },
]

export function MembersTable({ page, isFiltered }: { page: MemberPage; isFiltered: boolean }) {
  return (
    <DataTable
      name="team"
      label={t("Team")}
      columns={COLUMNS}
      rows={page.rows}
      rowId={(member) => member.id}
      rowHref={(member) => `/settings/team/${member.id}`}
      rowLabel={(member) => member.name}
      isMuted={(member) => member.state !== "active" && member.state !== "ending"}
      page={{ next: page.nextCursor }}
      toolbar={<FilterSearch placeholder={t("Name")} />}
      empty={
        <EmptyState
          icon={<Users />}
          title={isFiltered ? t("Nobody of that name") : t("Nobody is here yet")}
          action={isFiltered && <ButtonLink href="/settings/team">{t("Show everybody")}</ButtonLink>}
        >
          {t("Colleagues appear here once they have followed their invitation.")}
        </EmptyState>
      }
    />
  )
}
