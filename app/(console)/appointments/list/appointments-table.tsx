"use client"

import { useSearchParams } from "next/navigation"
import { DataTable } from "@/components/data-table"
import { EmptyState } from "@/components/empty-state"
import { FilterChip, FilterSearch, FilterSelect } from "@/components/filters"
import { icon } from "@/components/icon"
import { useLiveRows } from "@/components/live-rows"
import { stateOf } from "@/components/states"
import { ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { SegmentedLinks } from "@/components/ui/link-tabs"
import { hrefWith } from "@/components/url"
import type { Pickers } from "@/lib/appointments/pickers"
import type { AppointmentPage, AppointmentRow } from "@/lib/appointments/schema"
import { APPOINTMENT_STATUSES } from "@/lib/appointments/words"
import { t } from "@/lib/say"
import { COLUMNS } from "./columns"

const CalendarDays = icon("calendar-days")

type Props = {
  path: string
  first: AppointmentPage
  pickers: Pickers
  tab: "upcoming" | "past"
  masked: boolean
  isFiltered: boolean
}

export function AppointmentsTable({ path, first, pickers, tab, masked, isFiltered }: Props) {
  const params = useSearchParams()
  const live = useLiveRows<AppointmentRow>(path, first, ["appointment"])
  const rows = live.rows.filter((row) => !live.goneIds.has(row.id))
  const days = [params.get("fromOn"), params.get("untilOn")]
  const options = (of: readonly { id: string; name: string }[]) =>
    of.map((one) => ({ value: one.id, label: one.name }))
  return (
    <>
      {live.stale && (
        <Callout tone="amber" role="status" className="mx-4 mt-3 md:mx-6">
          {t("Appointments cannot be read just now. What you see may be out of date; Rounds keeps trying.")}
        </Callout>
      )}
      <DataTable
        name="appointments"
        label={t("Appointments")}
        columns={COLUMNS}
        rows={rows}
        rowId={(row) => row.id}
        rowHref={(row) =>
          hrefWith("/appointments/list", params.toString(), {
            cursor: params.get("cursor"),
            appointment: row.id,
          })
        }
        rowLabel={(row) => row.patient.name}
        isMuted={(row) => row.status === "cancelled" || row.status === "rescheduled"}
        freshIds={live.freshIds}
        arrivals={live.arrivals}
        page={live.page}
        toolbar={
          <>
            <SegmentedLinks
              label={t("Which appointments")}
              items={(["upcoming", "past"] as const).map((one) => ({
                href: hrefWith("/appointments/list", params.toString(), {
                  tab: one === "upcoming" ? null : one,
                  appointment: null,
                }),
                label: one === "upcoming" ? t("To come") : t("Past"),
                current: one === tab,
              }))}
            />
            {!masked && <FilterSearch placeholder={t("Patient by name or number")} />}
            <FilterSelect
              name="status"
              label={t("Any status")}
              options={APPOINTMENT_STATUSES.map((value) => ({
                value,
                label: t(stateOf("appointment", value).word),
              }))}
            />
            <FilterSelect
              name="practitioner"
              label={t("With anybody")}
              options={options(pickers.practitioners)}
            />
            <FilterSelect name="service" label={t("For anything")} options={options(pickers.services)} />
            {days.some(Boolean) && (
              <FilterChip names={["fromOn", "untilOn"]}>{days.filter(Boolean).join(" – ")}</FilterChip>
            )}
          </>
        }
        empty={
          <EmptyState
            icon={<CalendarDays />}
            title={isFiltered ? t("No appointment matches") : t("No appointments yet")}
            action={
              isFiltered && <ButtonLink href="/appointments/list">{t("Take the filters away")}</ButtonLink>
            }
          >
            {isFiltered
              ? t("Take a filter away, or look among the past ones.")
              : t("What is booked stands here, the soonest first. Press b to book one.")}
          </EmptyState>
        }
      />
    </>
  )
}
