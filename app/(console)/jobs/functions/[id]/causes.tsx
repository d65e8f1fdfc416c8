import Link from "next/link"
import { Time } from "@/components/time"
import { Count } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import type { FunctionDetail } from "@/lib/jobs/function-schema"
import { t } from "@/lib/say"
import { causeText } from "../../causes/cause-words"

/** Why its runs failed, newest first; each opens its cause. */
export function Causes({ one: { causes, id } }: { one: FunctionDetail }) {
  if (!causes || causes.length === 0) return null
  return (
    <Card
      title={t("Why runs failed")}
      id="causes"
      flush
      footer={
        <Link href={`/jobs/causes?function=${id}`} className="text-accent hover:underline">
          {t("Show all causes")}
        </Link>
      }
    >
      <ul>
        {causes.map((cause) => (
          <li key={cause.id} className="border-b border-line last:border-b-0">
            <Link
              href={`/jobs/causes/${cause.id}`}
              className="flex items-center gap-3 px-4 py-2 hover:bg-hover"
            >
              <span className="min-w-0 grow">
                <span className="block truncate font-medium text-ink">
                  {causeText(cause)}
                  {cause.cameBack && <span className="ml-2 text-xs text-red">{t("came back")}</span>}
                </span>
                <span className="text-xs text-ink-3">
                  {cause.stepName ? t("in step {name}", { name: cause.stepName }) : t("outside a step")}
                </span>
              </span>
              <span className="shrink-0 text-xs text-ink-3">
                {t("last")} <Time value={cause.lastAt} />
              </span>
              <Count value={cause.count} tone="red" label={t("runs")} />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
