import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { hrefWith } from "@/components/url"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { listRequests } from "@/lib/subject-requests/list"
import type { RequestFilters, RequestRow } from "@/lib/subject-requests/schema"
import { REQUEST_CHANNELS, REQUEST_KINDS, REQUEST_STATUSES } from "@/lib/subject-requests/words"
import { ClockBar } from "./clock-bar"
import { STATUS_TONES } from "./words"

const PATH = "/consents/requests"

export async function RequestList({
  ctx,
  filters,
  mayWrite,
}: {
  ctx: Ctx
  filters: RequestFilters
  mayWrite: boolean
}) {
  const page = await listRequests(ctx, filters)
  if (page.countsOnly)
    return (
      <EmptyState title={t("Numbers only")}>
        {t("Your role sees how many requests there are and how they stand in time, not whose they are.")}
      </EmptyState>
    )
  if (page.rows.length === 0)
    return (
      <EmptyState
        title={filters.state === "open" ? t("No open request") : t("No request here")}
        action={mayWrite && <ButtonLink href={`${PATH}/new`}>{t("Take down a request")}</ButtonLink>}
      >
        {t(
          "When somebody asks what is kept about them, wants it put right, handed over or erased, take it down here: the 30 days are watched for you.",
        )}
      </EmptyState>
    )
  return (
    <>
      <ul className="divide-y divide-line border-b border-line" aria-label={t("Requests about data")}>
        {page.rows.map((row) => (
          <Item key={row.id} row={row} />
        ))}
      </ul>
      {(page.nextCursor || filters.cursor) && (
        <div className="flex justify-end gap-2 px-4 py-2.5 md:px-6">
          {filters.cursor && (
            <ButtonLink size="sm" href={hrefWith(PATH, { ...filters }, { cursor: undefined })}>
              {t("First page")}
            </ButtonLink>
          )}
          {page.nextCursor && (
            <ButtonLink size="sm" href={hrefWith(PATH, { ...filters }, { cursor: page.nextCursor })}>
              {t("Next page")}
            </ButtonLink>
          )}
        </div>
      )}
    </>
  )
}

function Item({ row }: { row: RequestRow }) {
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1.5 px-4 py-3 hover:bg-hover md:grid-cols-[minmax(0,1fr)_12rem_10rem_11rem] md:px-6">
      <span className="min-w-0 max-md:col-span-2">
        <Link href={`${PATH}/${row.id}`} className="font-medium after:absolute after:inset-0">
          <PatientText>{row.patient.name}</PatientText>
        </Link>
        <span className="block truncate text-xs text-ink-3">
          {t(REQUEST_KINDS[row.kind])} · {t(REQUEST_CHANNELS[row.channel])} ·{" "}
          <Time value={row.receivedAt} as="day" />
        </span>
      </span>
      <span>
        <Badge tone={STATUS_TONES[row.status]}>{t(REQUEST_STATUSES[row.status])}</Badge>
      </span>
      <span className="truncate text-sm text-ink-2">{row.owner?.name ?? t("Nobody yet")}</span>
      <span className="max-md:col-span-2">
        <ClockBar clock={row.clock} isOver={row.finishedAt !== null} />
      </span>
    </li>
  )
}
