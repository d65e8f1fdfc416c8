import Link from "next/link"
import { UrgencyBadge } from "@/components/lead-badges"
import { PatientText } from "@/components/patient-text"
import { Countdown, Time } from "@/components/time"
import { Count } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { ROLE_NAMES } from "@/lib/can"
import type { HandoverToday } from "@/lib/handover/schema"
import { t, tn } from "@/lib/say"
import type { Beside } from "@/lib/today/schema"
import type { CaseRow } from "@/lib/urgent/schema"
import { Acknowledge } from "./acknowledge"

const CASES_SHOWN = 3

/** Above everything: what cannot wait, and the shift before this one. `onBoard`: leads that stand below with their clock. */
export function BesideTop({
  beside: { urgent, handover },
  onBoard,
}: {
  beside: Beside
  onBoard: ReadonlySet<string>
}) {
  const cases = urgent?.filter((one) => !onBoard.has(one.leadId)) ?? []
  return (
    <>
      {cases.length > 0 && <Urgent count={cases.length} cases={cases.slice(0, CASES_SHOWN)} />}
      {handover && <HandoverLine handover={handover} />}
    </>
  )
}

function Urgent({ count, cases }: { count: number; cases: readonly CaseRow[] }) {
  return (
    <Card
      title={t("Urgent cases")}
      count={<Count value={count} tone="red" label={t("Urgent cases")} />}
      id="urgent"
      flush
      actions={
        <Link href="/leads/urgent" className="text-sm text-accent hover:underline">
          {t("Open the queue")}
        </Link>
      }
    >
      <ul className="divide-y divide-line">
        {cases.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-1.5 px-4 py-3">
            <span className="grid min-w-0 grow basis-56 gap-0.5">
              <span className="flex flex-wrap items-center gap-2 text-sm font-medium text-ink">
                {one.href ? (
                  <Link href={one.href} prefetch={false} className="hover:underline">
                    <PatientText>{one.patientName}</PatientText>
                  </Link>
                ) : (
                  <PatientText>{one.patientName}</PatientText>
                )}
                <UrgencyBadge value={one.urgency} />
              </span>
              {one.why && (
                <span className="text-xs text-ink-3">
                  {t(one.why.label)}
                  {one.why.quote && (
                    <>
                      {" · "}
                      <PatientText>{`“${one.why.quote}”`}</PatientText>
                    </>
                  )}
                </span>
              )}
            </span>
            {one.acknowledgedBy ? (
              <span className="text-xs text-ink-2">
                {t("{name} looks after it", { name: one.acknowledgedBy.name })}
              </span>
            ) : (
              <>
                <Countdown
                  due={one.dueAt}
                  label={t("Answer {name}", { name: one.patientName })}
                  className="text-sm"
                />
                {one.may.acknowledge && <Acknowledge id={one.id} name={one.patientName} />}
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function HandoverLine({ handover: { waiting, draft, closesAt } }: { handover: HandoverToday }) {
  const [first] = waiting
  return (
    <>
      {first && (
        <Callout
          tone="blue"
          title={t("{name} left a handover note for you", { name: first.by })}
          action={
            <ButtonLink href={`/handover/${first.id}`} size="sm">
              {t("Read and receive")}
            </ButtonLink>
          }
        >
          {t(ROLE_NAMES[first.role])} · <Time value={first.signedAt} /> ·{" "}
          {tn(first.open, "{n} open item", "{n} open items")}
          {waiting.length > 1 && (
            <>
              {" · "}
              <Link href="/handover" className="underline">
                {tn(waiting.length - 1, "{n} more", "{n} more")}
              </Link>
            </>
          )}
        </Callout>
      )}
      {closesAt && (
        <Callout
          tone="amber"
          title={
            <>
              {t("The clinic closes at")} <Time value={closesAt} as="clock" />:{" "}
              {t("leave a note for the next shift")}
            </>
          }
          action={
            <ButtonLink href={draft ? `/handover/${draft.id}` : "/handover"} size="sm">
              {draft ? t("Finish the note") : t("Write a note")}
            </ButtonLink>
          }
        />
      )}
    </>
  )
}
