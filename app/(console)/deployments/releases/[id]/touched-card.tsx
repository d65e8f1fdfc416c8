import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { SegmentedLinks } from "@/components/ui/link-tabs"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { TouchedRow } from "@/lib/impact/schema"
import { listTouched } from "@/lib/impact/touched"
import { t, tn } from "@/lib/say"

const CircleCheck = icon("circle-check-big")

type Props = { ctx: Ctx; id: string; who: "hurt" | "all"; cursor: string | undefined }

/** Whom it failed, or whom it did anything for: masked where patients are. */
export async function TouchedCard({ ctx, id, who, cursor }: Props) {
  if (!can(ctx.roles, "patients.read")) return null
  const { rows, nextCursor, isMasked } = await listTouched(ctx, { id, who, cursor })
  const at = `/deployments/releases/${id}`
  const next = `${at}?${new URLSearchParams({ ...(who === "all" && { who }), cursor: nextCursor ?? "" })}`
  return (
    <Card
      title={t("Patients it touched")}
      id="touched"
      hint={isMasked ? t("Names are masked for your role.") : undefined}
      flush
      actions={
        <SegmentedLinks
          label={t("Which patients")}
          items={[
            { href: at, label: t("With failures"), current: who === "hurt" },
            { href: `${at}?who=all`, label: t("All"), current: who === "all" },
          ]}
        />
      }
      footer={
        (nextCursor || cursor) && (
          <div className="flex gap-2">
            {cursor && (
              <ButtonLink href={who === "all" ? `${at}?who=all` : at} size="sm" scroll={false}>
                {t("Newest")}
              </ButtonLink>
            )}
            {nextCursor && (
              <ButtonLink href={next} size="sm" scroll={false}>
                {t("Older")}
              </ButtonLink>
            )}
          </div>
        )
      }
    >
      {rows.length === 0 ? (
        <EmptyState
          compact
          icon={<CircleCheck />}
          title={who === "hurt" ? t("It failed nobody here") : t("It touched nobody here")}
        >
          {t("Whoever has a run or a message that bears its commit stands here.")}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <li
              key={row.id}
              className="relative flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm hover:bg-hover"
            >
              <Link
                href={`/patients/${row.id}`}
                prefetch={false}
                className="min-w-0 grow font-medium text-ink after:absolute after:inset-0"
              >
                <PatientText>{row.name}</PatientText>
              </Link>
              <Hurt row={row} />
              <span className="w-24 text-right text-xs text-ink-3">
                <Time value={row.lastAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Hurt({ row }: { row: TouchedRow }) {
  return (
    <span className="flex flex-wrap gap-1.5">
      {row.failedRuns > 0 && (
        <Badge tone={row.openRuns > 0 ? "red" : "neutral"}>
          {row.openRuns > 0
            ? tn(row.openRuns, "{n} run to repair", "{n} runs to repair")
            : tn(row.failedRuns, "{n} run failed, settled", "{n} runs failed, settled")}
        </Badge>
      )}
      {row.failedMessages > 0 && (
        <Badge tone="red">{tn(row.failedMessages, "{n} message to repair", "{n} messages to repair")}</Badge>
      )}
      {row.failedRuns + row.failedMessages === 0 && (
        <span className="text-xs text-ink-3">
          {tn(row.runs, "{n} run", "{n} runs")}, {tn(row.messages, "{n} message", "{n} messages")}
        </span>
      )}
    </span>
  )
}
