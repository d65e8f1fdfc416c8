import { EmptyState } from "@/components/empty-state"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import type { Ctx } from "@/lib/ctx"
import { previewRetention } from "@/lib/retention/preview"
import type { RetentionRow, RetentionRunRow } from "@/lib/retention/schema"
import { RETENTION, SWEPT } from "@/lib/retention/words"
import { t, tn } from "@/lib/say"
import { ChangeButton } from "./change-button"

export async function RetentionCards({ ctx }: { ctx: Ctx }) {
  const { rows, runs, heldPeople, mayChange } = await previewRetention(ctx, {})
  return (
    <>
      {heldPeople > 0 && (
        <Callout tone="amber">
          {tn(
            heldPeople,
            "Of {n} person nothing goes: a request about their data, or a decision about them, is open.",
            "Of {n} people nothing goes: requests about their data, or decisions about them, are open.",
          )}
        </Callout>
      )}
      <Card
        title={t("How long what is kept")}
        id="classes"
        actions={mayChange && <ChangeButton rows={rows} />}
        flush
      >
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <Item key={row.of} row={row} />
          ))}
        </ul>
      </Card>
      <Card title={t("What went")} id="runs" hint={t("One row a night.")} flush>
        {runs.length === 0 ? (
          <EmptyState compact title={t("Nothing went yet")}>
            {t("After the first night it stands here how much of what went.")}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {runs.map((run) => (
              <Run key={run.id} run={run} />
            ))}
          </ul>
        )}
      </Card>
    </>
  )
}

function Item({ row }: { row: RetentionRow }) {
  const { name, what, after } = RETENTION[row.of]
  const isSwept = SWEPT.some((one) => one === row.of)
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-3 md:grid-cols-[minmax(0,1fr)_9rem_12rem]">
      <span>
        <span className="font-medium">{t(name)}</span>
        <span className="block text-xs text-ink-2">{t(what)}</span>
        <span className="block text-xs text-ink-3">{t(after)}</span>
      </span>
      <span className="text-sm tabular-nums">
        {tn(row.days, "{n} day", "{n} days")}
        <span className="block text-xs text-ink-3">
          {row.bounds
            ? row.isDefault
              ? t("as usual")
              : t("chosen by the clinic")
            : t("everywhere the same")}
        </span>
      </span>
      <span className="text-sm text-ink-2">
        {!isSwept ? (
          <span className="text-xs text-ink-3">{t("Not decided on here")}</span>
        ) : row.due === 0 ? (
          t("Nothing would go now")
        ) : (
          <Badge tone="amber">{tn(row.due, "{n} would go now", "{n} would go now")}</Badge>
        )}
        {row.oldest && (
          <span className="block text-xs text-ink-3">
            {t("the oldest of")} <Time value={row.oldest} as="day" />
          </span>
        )}
        {row.held > 0 && (
          <span className="block text-xs text-ink-3">
            {tn(row.held, "{n} is held back", "{n} are held back")}
          </span>
        )}
      </span>
    </li>
  )
}

function Run({ run }: { run: RetentionRunRow }) {
  const gone = SWEPT.flatMap((of) => {
    const one = run.classes[of]
    return one && one.gone > 0 ? [`${t(RETENTION[of].name)}: ${one.gone}`] : []
  })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
      <Time value={run.startedAt} as="exact" />
      <span className="text-ink-2">
        {gone.length > 0 ? gone.join(" · ") : t("Nothing was past its time")}
      </span>
      {run.isPartial && <Badge tone="amber">{t("More is due than one night takes")}</Badge>}
      {run.held > 0 && (
        <span className="ml-auto text-xs text-ink-3">
          {tn(run.held, "{n} is held back", "{n} are held back")}
        </span>
      )}
    </li>
  )
}
