import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { EXEMPT, failedWords, MESSAGE_PURPOSE_WORDS } from "@/lib/messaging/words"
import { t, tn } from "@/lib/say"
import type { OutgoingPage, OutgoingRow, OutgoingTab } from "@/lib/sending/schema"
import { PassportButton } from "../passport-button"
import { RowActions } from "./row-actions"
import { NOTHING } from "./tabs"

type Props = { tab: OutgoingTab; page: OutgoingPage; late: number }

export function OutgoingList({ tab, page, late }: Props) {
  const [title, hint] = NOTHING[tab]
  return (
    <>
      {late > 0 && (
        <Callout
          tone="amber"
          title={tn(late, "One late message was not sent", "{n} late messages were not sent")}
        >
          {t("Their time had passed when their turn came, so they are listed here and left alone.")}
        </Callout>
      )}
      <Card
        flush
        footer={
          page.nextCursor && (
            <ButtonLink size="sm" href={`/conversations/outgoing?tab=${tab}&cursor=${page.nextCursor}`}>
              {t("Next page")}
            </ButtonLink>
          )
        }
      >
        {page.rows.length === 0 ? (
          <EmptyState compact title={t(title)}>
            {t(hint)}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {page.rows.map((row) => (
              <Item key={row.id} row={row} />
            ))}
          </ul>
        )}
      </Card>
    </>
  )
}

const purpose = (row: OutgoingRow): string =>
  Object.hasOwn(MESSAGE_PURPOSE_WORDS, row.purpose)
    ? t(MESSAGE_PURPOSE_WORDS[row.purpose as keyof typeof MESSAGE_PURPOSE_WORDS])
    : row.purpose

function Item({ row }: { row: OutgoingRow }) {
  const href = row.leadId ? `/leads/${row.leadId}` : row.patientId ? `/patients/${row.patientId}` : null
  const writer = row.by ?? row.campaign ?? (row.functionId ? t("Rounds itself") : null)
  return (
    <li className="grid gap-x-6 gap-y-1.5 px-4 py-3 md:grid-cols-[minmax(0,1fr)_auto]">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        {href ? (
          <Link href={href} className="font-medium hover:underline">
            <PatientText>{row.person}</PatientText>
          </Link>
        ) : (
          <span className="font-medium">{row.person}</span>
        )}
        <span className="text-xs text-ink-3">{row.address}</span>
        <Badge>{purpose(row)}</Badge>
      </div>
      <span className="text-xs text-ink-3 md:text-right">
        <Time value={row.at} as={row.status === "scheduled" ? "moment" : "relative"} />
      </span>
      <div className="grid content-start gap-1.5">
        <Reason row={row} />
        {row.body && (
          <p className="line-clamp-2 text-sm text-ink-2">
            <PatientText>{row.body}</PatientText>
          </p>
        )}
        {writer && <span className="text-xs text-ink-3">{t("By {who}", { who: writer })}</span>}
      </div>
      <span className="flex flex-wrap items-end justify-end gap-1 self-end">
        <PassportButton messageId={row.id} from="outgoing" person={row.person} isUnsent={isUnsent(row)} />
        <RowActions id={row.id} person={row.person} deeds={row.may} />
      </span>
    </li>
  )
}

const isUnsent = ({ status }: OutgoingRow): boolean => status === "blocked" || status === "failed"

function Reason({ row }: { row: OutgoingRow }) {
  const because = failedWords(row.because)
  if (row.status === "unsure")
    return (
      <p className="text-sm text-ink">
        {t("The answer was lost. Look on the phone or ask the person whether it arrived.")}
      </p>
    )
  if (because && row.status !== "scheduled")
    return (
      <p className="text-sm text-ink">
        {t(because)}
        {row.heldUntil && (
          <>
            {" "}
            {t("It can go from")} <Time value={row.heldUntil} as="moment" />.
          </>
        )}
      </p>
    )
  return row.exempt && Object.hasOwn(EXEMPT, row.exempt) ? (
    <p className="text-xs text-ink-3">{t(EXEMPT[row.exempt as keyof typeof EXEMPT])}</p>
  ) : null
}
