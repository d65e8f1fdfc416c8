"use client"

import Link from "next/link"
import { useState } from "react"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { Button, ButtonLink } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import type { DriftRow } from "@/lib/crm/list-drift"
import { fieldSpec, type SettleHow } from "@/lib/crm/words"
import { t, tn } from "@/lib/say"
import { settle } from "./actions"

type Props = { rows: DriftRow[]; next: string | null; field?: string }

const HOW: readonly { how: SettleHow; label: string }[] = [
  { how: "ours", label: "Keep ours" },
  { how: "theirs", label: "Take theirs" },
  { how: "ignored", label: "Leave it" },
]

export function DriftList({ rows, next, field }: Props) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { pending, send } = useAction(settle, {
    loud: true,
    onDone({ settled, refused }) {
      setChosen([])
      if (settled > 0) toast.success(tn(settled, "{n} difference settled", "{n} differences settled"))
      if (refused.length > 0)
        toast.warning(
          refused.some((one) => one.because === "shared")
            ? t("Somebody else is reached at that number or address. Decide on the patient's own page.")
            : t("HubSpot's value cannot be used here."),
        )
    },
  })
  const open = rows.filter((row) => chosen.includes(row.id)).map((row) => row.id)
  const all = rows.map((row) => row.id)
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <div aria-busy={pending}>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2">
        <Checkbox
          label={open.length > 0 ? tn(open.length, "{n} chosen", "{n} chosen") : t("Choose all shown")}
          checked={open.length === all.length}
          indeterminate={open.length > 0 && open.length < all.length}
          onChange={() => setChosen(open.length === all.length ? [] : all)}
        />
        {open.length > 0 &&
          HOW.map(({ how, label }) => (
            <Button key={how} size="sm" pending={pending} onClick={() => send({ ids: open, how })}>
              {t(label)}
            </Button>
          ))}
      </div>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="grid gap-x-4 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,1fr)_auto]">
            <div className="flex min-w-0 gap-3">
              <Checkbox
                aria-label={t("Choose {name}, {field}", {
                  name: row.name,
                  field: t(fieldSpec(row.field).name),
                })}
                checked={chosen.includes(row.id)}
                onChange={() => toggle(row.id)}
              />
              <div className="min-w-0 text-sm">
                <p className="flex flex-wrap gap-x-2">
                  <Link href={`/patients/${row.patientId}`} className="font-medium hover:underline">
                    <PatientText>{row.name}</PatientText>
                  </Link>
                  <span className="text-ink-3">
                    {t(fieldSpec(row.field).name)}, <Time value={row.foundAt} />
                  </span>
                </p>
                <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5">
                  <Side term={t("Here")} value={row.ours} />
                  <Side term={t("At HubSpot")} value={row.theirs} />
                </dl>
              </div>
            </div>
            <div className="flex flex-wrap items-center gap-2">
              {HOW.filter(({ how }) => how !== "theirs" || fieldSpec(row.field).taken).map(
                ({ how, label }) => (
                  <Button
                    key={how}
                    size="sm"
                    variant={how === "ignored" ? "ghost" : "secondary"}
                    disabled={pending}
                    aria-label={t("{action}: {field} of {name}", {
                      action: t(label),
                      field: t(fieldSpec(row.field).name),
                      name: row.name,
                    })}
                    onClick={() => send({ ids: [row.id], how })}
                  >
                    {t(label)}
                  </Button>
                ),
              )}
            </div>
          </li>
        ))}
      </ul>
      {next && (
        <div className="border-t border-line px-4 py-3">
          <ButtonLink
            size="sm"
            href={`/settings/crm?${new URLSearchParams({ ...(field && { field }), cursor: next })}#drift`}
          >
            {t("Older ones")}
          </ButtonLink>
        </div>
      )}
    </div>
  )
}

function Side({ term, value }: { term: string; value: string | null }) {
  return (
    <>
      <dt className="text-ink-3">{term}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">
        {value ? <PatientText>{value}</PatientText> : <span className="text-ink-3">{t("Nothing")}</span>}
      </dd>
    </>
  )
}
