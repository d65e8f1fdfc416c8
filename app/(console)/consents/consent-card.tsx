import Link from "next/link"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { listStanding } from "@/lib/consents/list-standing"
import { PURPOSE_ALLOWS, PURPOSES, purposesOf } from "@/lib/consents/words"
import { type Ctx, grantOf } from "@/lib/ctx"
import { AppError } from "@/lib/errors"
import { t } from "@/lib/say"
import { AskButton } from "./ask-button"
import { RecordButton } from "./record-button"
import { ConsentBadge } from "./state-badge"
import { WithdrawButton } from "./withdraw-button"

/** How all nine purposes stand with a patient, and what may be done about it. Nothing for whom it is not to be seen. */
export async function ConsentCard({ ctx, patientId }: { ctx: Ctx; patientId: string }) {
  const grant = grantOf(ctx, "consents.read")
  if (!grant || grant.scope === "counts") return null
  // A lead in reach by another right than the patient's own.
  const rows = await listStanding(ctx, { patientId }).catch((error) =>
    error instanceof AppError && error.code === "not_found" ? null : Promise.reject(error),
  )
  if (!rows) return null
  const mayRecord = grantOf(ctx, "consents.record") !== null
  const mayWithdraw = grantOf(ctx, "consents.withdraw") !== null
  return (
    <Card
      title={t("Consents")}
      id="consents"
      className="self-start"
      actions={
        mayRecord && (
          <>
            <AskButton patientId={patientId} />
            <RecordButton patientId={patientId} />
          </>
        )
      }
    >
      {rows.length === 0 && (
        <p className="mb-2 text-sm text-ink-3">
          {t("None is recorded: nothing may be sent that needs one.")}
        </p>
      )}
      <ul className="grid gap-2.5">
        {purposesOf(Object.keys(PURPOSES)).map((purpose) => {
          const row = rows.find((one) => one.purpose === purpose)
          return (
            <li key={purpose} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 text-sm">
              <Link
                href={`/consents/patients/${patientId}?purpose=${purpose}`}
                className="tip min-w-0 hover:underline"
                data-tip={t(PURPOSE_ALLOWS[purpose])}
              >
                {t(PURPOSES[purpose])}
              </Link>
              <span className="flex items-center justify-end gap-1">
                {row?.isAsked && row.status !== "pending" && <Badge tone="blue">{t("asked")}</Badge>}
                {row ? <ConsentBadge value={row.status} /> : <Badge>{t("Not asked")}</Badge>}
              </span>
              {row && (
                <span className="text-xs text-ink-3">
                  {row.isOutdated && `${t("older policy")} · `}
                  {row.status === "granted" && row.expiresAt ? (
                    <>
                      {t("until")} <Time value={row.expiresAt} as="day" />
                    </>
                  ) : (
                    <Time value={row.recordedAt} as="day" />
                  )}
                </span>
              )}
              {row?.status === "granted" && mayWithdraw && (
                <WithdrawButton patientId={patientId} purpose={purpose} />
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
