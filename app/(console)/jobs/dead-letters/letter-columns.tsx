import Link from "next/link"
import { icon } from "@/components/icon"
import type { Column } from "@/components/table/column"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { ERRORS } from "@/lib/errors"
import type { DeadLetter } from "@/lib/jobs/dead-schema"
import { t } from "@/lib/say"
import { errorText } from "../error-text"

const Webhook = icon("webhook")
const Workflow = icon("workflow")

/** An error code as its sentence; anything else as it was written. */
export function whyText({ error, reason }: DeadLetter): string {
  if (error) return errorText(error)
  if (!reason) return t("No more is known")
  return Object.hasOwn(ERRORS, reason) ? t(ERRORS[reason as keyof typeof ERRORS].sentence) : reason
}

export const LETTER_COLUMNS: Column<DeadLetter>[] = [
  {
    id: "name",
    header: "What gave up",
    fixed: true,
    cell: (row) => (
      <>
        {row.name}
        {row.provider && <span className="ml-2 text-xs font-normal text-ink-3">{row.provider}</span>}
        {row.isPlatform && (
          <span className="ml-2 text-xs font-normal text-ink-3">{t("whole installation")}</span>
        )}
        {row.discardedBy && (
          <span className="ml-2 text-xs font-normal text-ink-3">
            {t("put away by {name}", { name: row.discardedBy })}
          </span>
        )}
      </>
    ),
  },
  {
    id: "what",
    header: "Kind",
    width: "w-32",
    phone: "aside",
    cell: (row) => (
      <Badge look="plain" icon={row.what === "run" ? <Workflow /> : <Webhook />}>
        {row.what === "run" ? t("Run") : t("Webhook")}
      </Badge>
    ),
  },
  {
    id: "why",
    header: "Why",
    width: "w-80",
    from: "lg",
    cell: (row) =>
      row.causeId ? (
        <Link
          href={`/jobs/causes/${row.causeId}`}
          title={whyText(row)}
          className="relative z-10 underline decoration-line-strong underline-offset-3 hover:decoration-current"
        >
          {whyText(row)}
        </Link>
      ) : (
        <span title={whyText(row)}>{whyText(row)}</span>
      ),
  },
  {
    id: "since",
    header: "Since",
    width: "w-32",
    align: "end",
    cell: (row) => <Time value={row.gaveUpAt} />,
  },
]
