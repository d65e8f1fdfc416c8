import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import type { Ctx } from "@/lib/ctx"
import { listDuplicates } from "@/lib/patients/duplicates"
import type { DuplicatePair } from "@/lib/patients/merge-schema"
import { t, tn } from "@/lib/say"

const Users = icon("users")

const BECAUSE = { number: "same last digits", email: "same e-mail", birth_date: "same birthday" }

export const whySame = (pair: DuplicatePair): string =>
  [t("Same name"), ...pair.because.map((one) => t(BECAUSE[one]))].join(", ")

/** Pairs of records that may be one person, to be compared and merged. */
export async function DuplicatesView({ ctx, cursor }: { ctx: Ctx; cursor?: string | string[] }) {
  const { rows, nextCursor } = await listDuplicates(ctx, { cursor: [cursor].flat()[0] })
  if (rows.length === 0)
    return (
      <EmptyState icon={<Users />} title={t("Nobody seems to be here twice")}>
        {t(
          "Records with the same name that share the last digits of a number, an e-mail address or a birthday would be listed here.",
        )}
      </EmptyState>
    )
  return (
    <>
      <ul
        aria-label={t("Records that may be one person")}
        className="divide-y divide-line border-b border-line"
      >
        {rows.map((pair) => (
          <li
            key={`${pair.one.id} ${pair.other.id}`}
            className="grid items-center gap-x-4 gap-y-2 px-4 py-3 md:grid-cols-[1fr_1fr_auto] md:px-6"
          >
            <Side side={pair.one} />
            <Side side={pair.other} />
            <div className="flex flex-wrap items-center gap-3 md:justify-end">
              <span className="text-xs text-ink-3">{whySame(pair)}</span>
              <ButtonLink size="sm" href={`/patients/${pair.one.id}/merge?with=${pair.other.id}`}>
                {t("Compare")}
              </ButtonLink>
            </div>
          </li>
        ))}
      </ul>
      {nextCursor && (
        <div className="px-4 py-3 md:px-6">
          <ButtonLink size="sm" href={`/patients?view=duplicates&cursor=${encodeURIComponent(nextCursor)}`}>
            {t("Next")}
          </ButtonLink>
        </div>
      )}
    </>
  )
}

function Side({ side }: { side: DuplicatePair["one"] }) {
  return (
    <div className="min-w-0 text-sm">
      <Link href={`/patients/${side.id}`} className="font-medium text-ink hover:text-accent hover:underline">
        <PatientText>{side.name}</PatientText>
      </Link>
      <p className="flex flex-wrap gap-x-3 text-xs text-ink-3">
        {side.address && <bdi>{side.address}</bdi>}
        <span>{tn(side.leads, "{n} lead", "{n} leads")}</span>
        <span>
          {t("Since").toLowerCase()} <Time value={side.since} as="day" />
        </span>
      </p>
    </div>
  )
}
