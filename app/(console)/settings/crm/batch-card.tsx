import Link from "next/link"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { Progress } from "@/components/ui/score-ring"
import type { BatchView, CrmOverview } from "@/lib/crm/overview"
import { NEVER_ASKED, problemWords } from "@/lib/crm/words"
import { locale, t, tn } from "@/lib/say"
import { StartBatch, StopBatch } from "./batch-buttons"

const STATUS: Readonly<Record<string, string>> = {
  running: "Under way",
  done: "Done",
  stopped: "Stopped by hand",
  failed: "Ended before everybody was written",
}

/** Everybody at once, in portions, with what became of it. */
export function BatchCard({ crm }: { crm: CrmOverview }) {
  const { batch, patients, settings, isConnected, whom } = crm
  const isRunning = batch?.status === "running"
  return (
    <Card
      id="batch"
      title={t("Write everybody")}
      actions={
        isConnected &&
        (isRunning ? (
          <StopBatch id={batch.id} />
        ) : (
          <StartBatch patients={patients} whom={whom} basis={t(NEVER_ASKED[settings.neverAsked])} />
        ))
      }
    >
      <p className="mb-2 text-sm text-ink-3">{t("No message: only contacts are made or changed")}.</p>
      {batch ? (
        <Batch batch={batch} />
      ) : (
        <p className="text-sm text-ink-3">
          {t("Nobody was written at once yet. People come there by themselves when they write.")}
        </p>
      )}
    </Card>
  )
}

function Batch({ batch }: { batch: BatchView }) {
  const { total, written, same, refused, failed, problems, status, createdAt } = batch
  const number = (n: number) => n.toLocaleString(locale())
  const seen = Math.min(total, written + same + refused + failed)
  return (
    <div className="grid gap-3">
      <Progress value={seen} max={Math.max(1, total)} label={t("People gone through")} />
      <p className="text-sm text-ink-2">
        <span className="font-medium">{t(STATUS[status] ?? status)}</span>
        {", "}
        <Time value={createdAt} />:{" "}
        {t(
          "{written} written, {same} without anything to write, {refused} not allowed, {failed} failed, of {total}",
          {
            written: number(written),
            same: number(same),
            refused: number(refused),
            failed: number(failed),
            total: number(total),
          },
        )}
      </p>
      {problems.length > 0 && (
        <details className="text-sm">
          <summary className="cursor-pointer text-ink-2">
            {tn(failed, "{n} person was not written", "{n} people were not written")}
          </summary>
          <ul className="mt-2 grid gap-1">
            {problems.map((one) => (
              <li key={one.patientId} className="flex flex-wrap gap-x-3">
                <Link
                  href={`/patients/${one.patientId}`}
                  className="font-medium underline underline-offset-3"
                >
                  {t("Patient")} {one.patientId.slice(-6)}
                </Link>
                <span className="text-ink-3">{t(problemWords(one.reason))}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
