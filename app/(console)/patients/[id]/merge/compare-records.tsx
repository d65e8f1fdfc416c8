"use client"

import Link from "next/link"
import { useRouter } from "next/navigation"
import { icon } from "@/components/icon"
import { PatientText } from "@/components/patient-text"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { Button, ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { Field, FormErrors } from "@/components/ui/field"
import { Textarea } from "@/components/ui/textarea"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import { PURPOSES, type Purpose } from "@/lib/consents/words"
import type { MergePreview, MergeSide } from "@/lib/patients/merge-schema"
import { CHANNEL_NAMES, type Channel, languageName, type MergeField } from "@/lib/patients/words"
import { t, tn } from "@/lib/say"
import { merge } from "../../actions"

const ArrowLeftRight = icon("arrow-left-right")

const FIELDS: { field: MergeField; label: string }[] = [
  { field: "name", label: "Name" },
  { field: "birthDate", label: "Date of birth" },
  { field: "language", label: "Language" },
]

/** Both records side by side, what moves, and whose word counts where they differ. Nothing happens until it is said why. */
export function CompareRecords({ preview }: { preview: MergePreview }) {
  const router = useRouter()
  const { kept, merged, propose } = preview
  const { pending, failure, onSubmit } = useAction(merge, {
    onDone: ({ approvalId }) => {
      if (approvalId) toast.success(t("Proposed. A colleague decides; you are told what came of it."))
      else toast.success(t("Merged. It can be undone from the record."))
      router.push(`/patients/${kept.id}`)
    },
  })
  return (
    <form method="dialog" onSubmit={onSubmit} className="grid gap-4">
      <FormErrors message={failure?.sentence} />
      <input type="hidden" name="keptId" value={kept.id} />
      <input type="hidden" name="mergedId" value={merged.id} />
      <div className="grid gap-4 md:grid-cols-2">
        <Side side={kept} of="kept" preview={preview} />
        <Side side={merged} of="merged" preview={preview} />
      </div>
      <div className="flex justify-center">
        <ButtonLink
          size="sm"
          variant="ghost"
          icon={<ArrowLeftRight />}
          href={`/patients/${merged.id}/merge?with=${kept.id}`}
        >
          {t("Keep the other one instead")}
        </ButtonLink>
      </div>
      <WhatHappens preview={preview} />
      <Card>
        <div className="grid gap-4">
          <Field
            name="reason"
            label={t("How do you know it is one person?")}
            hint={t("Kept in the audit log.")}
            error={failure?.fields?.reason}
            required
          >
            {(wiring) => <Textarea {...wiring} maxLength={500} />}
          </Field>
          <div className="flex flex-wrap justify-end gap-2">
            <ButtonLink variant="ghost" href={`/patients/${kept.id}`}>
              {t("Cancel")}
            </ButtonLink>
            <Button type="submit" variant="primary" pending={pending}>
              {propose ? t("Propose to merge") : t("Merge into one")}
            </Button>
          </div>
        </div>
      </Card>
    </form>
  )
}

const purposeName = (purpose: string): string => t(PURPOSES[purpose as Purpose] ?? purpose)

const shown = (field: MergeField, side: MergeSide) =>
  side[field] === null ? null : field === "language" ? t(languageName(side[field] ?? "")) : side[field]

function Side({
  side,
  of: role,
  preview,
}: {
  side: MergeSide
  of: "kept" | "merged"
  preview: MergePreview
}) {
  return (
    <Card title={role === "kept" ? t("This record stays") : t("This one goes into it")} id={role}>
      <p className="text-base font-semibold text-ink">
        <Link href={`/patients/${side.id}`} className="hover:text-accent hover:underline">
          <PatientText>{side.name}</PatientText>
        </Link>
      </p>
      <p className="mb-3 text-xs text-ink-3">
        {t("Since")} <Time value={side.since} as="day" />
        {side.externalRef && ` · ${t("No. {number}", { number: side.externalRef })}`}
      </p>
      <dl className="grid grid-cols-[7rem_1fr] gap-x-3 gap-y-2 text-sm">
        {FIELDS.map(({ field, label }) => (
          <Detail key={field} term={t(label)}>
            {preview.conflicts.includes(field) ? (
              <label className="inline-flex cursor-pointer items-center gap-2">
                <input
                  type="radio"
                  name={field}
                  value={role}
                  defaultChecked={role === "kept"}
                  className="accent-(--accent)"
                />
                <PatientText>{shown(field, side) ?? ""}</PatientText>
              </label>
            ) : (
              <PatientText>{shown(field, side) ?? "–"}</PatientText>
            )}
          </Detail>
        ))}
        <Detail term={t("Reached at")}>
          {side.contacts.length === 0 && "–"}
          {side.contacts.map((one) => (
            <span key={one.id} className="block">
              <bdi className="tabular-nums">{one.spoken}</bdi>{" "}
              <span className="text-xs text-ink-3">
                {t(CHANNEL_NAMES[one.channel as Channel])}
                {preview.sharedContacts.includes(one.id) && `, ${t("both")}`}
              </span>
            </span>
          ))}
        </Detail>
        <Detail term={t("Leads")}>
          {side.leads.length === 0 && "–"}
          {side.leads.map((one) => (
            <span key={one.id} className="flex items-center gap-2">
              <Time value={one.createdAt} as="day" />{" "}
              <StatusBadge kind="lead" value={one.status} look="plain" />
            </span>
          ))}
        </Detail>
        <Detail term={t("Also")}>
          {[
            tn(side.notes, "{n} note", "{n} notes"),
            tn(side.tasks, "{n} open task", "{n} open tasks"),
            tn(side.relatives, "{n} relative", "{n} relatives"),
          ].join(", ")}
        </Detail>
      </dl>
    </Card>
  )
}

function Detail({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{term}</dt>
      <dd className="min-w-0 text-ink">{children}</dd>
    </>
  )
}

function WhatHappens({ preview: { consents, related, merged, kept } }: { preview: MergePreview }) {
  return (
    <Callout title={t("What happens")}>
      <ul className="mt-1 grid list-disc gap-0.5 pl-4">
        <li>
          {t("Leads, messages, numbers, notes, tasks, relatives and consents of")}{" "}
          <PatientText>{merged.name}</PatientText> {t("go to")} <PatientText>{kept.name}</PatientText>.{" "}
          {t("The old address of the record leads on to the one that stays.")}
        </li>
        <li>{t("It can be undone: what went goes back, what came since stays.")}</li>
        {consents.map((one) => (
          <li key={one.purpose}>
            {t("On {purpose} they differ. The newer decision stands:", {
              purpose: purposeName(one.purpose).toLowerCase(),
            })}{" "}
            <b>{t(one.status)}</b>, <Time value={one.at} as="day" />.
          </li>
        ))}
        {related && <li>{t("The two are linked as relatives. Are they really one person?")}</li>}
      </ul>
    </Callout>
  )
}
