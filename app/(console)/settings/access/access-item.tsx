import Link from "next/link"
import { PatientText } from "@/components/patient-text"
import { Countdown, Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import type { Tone } from "@/components/ui/tone"
import type { AccessRow } from "@/lib/access/schema"
import { ACCESS_NAMES, VERDICT_NAMES } from "@/lib/access/words"
import { ROLE_NAMES } from "@/lib/can"
import { t } from "@/lib/say"
import { AccessActions } from "./access-actions"

const TONES: Record<AccessRow["kind"], Tone> = { grant: "violet", break_glass: "red", unmask: "amber" }

/** Who saw more than their role shows, why, how long, and what came of it. */
export function AccessItem({ row, mayAudit }: { row: AccessRow; mayAudit: boolean }) {
  const runs = row.endedAt === null
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-3 px-4 py-3">
      <div className="min-w-0 grow basis-72">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium text-ink">{row.member.name}</span>
          <Badge tone={TONES[row.kind]}>
            {row.role
              ? `${t(ACCESS_NAMES.grant)}: ${t(ROLE_NAMES[row.role]).toLowerCase()}`
              : t(ACCESS_NAMES[row.kind])}
          </Badge>
          {runs && (
            <Countdown
              due={row.endsAt}
              label={t("{what} of {name} ends", { what: t(ACCESS_NAMES[row.kind]), name: row.member.name })}
            />
          )}
        </p>
        <p className="mt-1 text-sm text-ink-2">
          {row.reason === null ? (
            t("Why is hidden for your role.")
          ) : (
            <>
              “<PatientText>{row.reason}</PatientText>”
            </>
          )}
        </p>
        <p className="mt-1 text-sm text-ink-3">
          {row.grantedBy && <>{t("Granted by {name}", { name: row.grantedBy.name })}, </>}
          <Time value={row.createdAt} as="day" />, <Time value={row.createdAt} as="clock" />–
          <Time value={row.endedAt ?? row.endsAt} as="clock" />
          {row.endedBy && <>, {t("ended by {name}", { name: row.endedBy.name })}</>}
          {row.patientId && (
            <>
              {" · "}
              <Link href={`/patients/${row.patientId}`} className="text-accent underline">
                {t("The patient")}
              </Link>
            </>
          )}
          {mayAudit && (
            <>
              {" · "}
              <Link href={auditOf(row)} className="text-accent underline">
                {t("What they did meanwhile")}
              </Link>
            </>
          )}
        </p>
        {row.review && (
          <p className="mt-1 text-sm text-ink-3">
            {t("{verdict}, says {name}", {
              verdict: t(VERDICT_NAMES[row.review.verdict]),
              name: row.review.by.name,
            })}
            , <Time value={row.review.at} />
            {row.review.note && <>: “{row.review.note}”</>}
          </p>
        )}
        {row.kind === "break_glass" && !row.review && !runs && (
          <p className="mt-1 text-sm text-amber">{t("Nobody has reviewed this yet.")}</p>
        )}
      </div>
      <div className="flex items-center gap-2">
        <AccessActions id={row.id} kind={row.kind} may={row.may} who={row.member.name} />
      </div>
    </li>
  )
}

const auditOf = ({ member, createdAt, endedAt, endsAt }: AccessRow): string =>
  `/audit?${new URLSearchParams({ who: `member:${member.id}`, from: createdAt, to: endedAt ?? endsAt })}`
