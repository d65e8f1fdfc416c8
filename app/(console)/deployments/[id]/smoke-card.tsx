import { icon } from "@/components/icon"
import { Card } from "@/components/ui/card"
import { cn } from "@/components/ui/cn"
import type { DeploymentView, SmokeShown } from "@/lib/deployments/schema"
import { isUnderWay, SMOKE_TESTS, smokeTitle, smokeWord } from "@/lib/deployments/words"
import { t } from "@/lib/say"
import { duration } from "@/lib/time"

const LOOKS = {
  pass: { Icon: icon("circle-check"), tone: "text-green" },
  warn: { Icon: icon("triangle-exclamation-point"), tone: "text-amber" },
  fail: { Icon: icon("octagon-x"), tone: "text-red" },
}

export function SmokeCard({ deployment }: { deployment: DeploymentView }) {
  const { smokes, rollbackSmokes, kind, status } = deployment
  if (kind === "stop") return null
  return (
    <>
      <Card title={t("Smoke tests")} id="smoke" hint={smokes.length > 0 && <Sum smokes={smokes} />} flush>
        {smokes.length === 0 && !isUnderWay(status) ? (
          <p className="px-4 py-3 text-sm text-ink-3">{t("None was tried: it ended before them.")}</p>
        ) : (
          <Tests smokes={smokes} />
        )}
      </Card>
      {rollbackSmokes.length > 0 && (
        <Card
          title={t("Smoke tests of what ran before")}
          id="rollback-smoke"
          hint={<Sum smokes={rollbackSmokes} />}
          flush
        >
          <Tests smokes={rollbackSmokes} />
        </Card>
      )}
    </>
  )
}

function Sum({ smokes }: { smokes: readonly SmokeShown[] }) {
  const count = (outcome: SmokeShown["outcome"]) => smokes.filter((one) => one.outcome === outcome).length
  return t("{pass} passed, {warn} cannot be shown, {fail} failed", {
    pass: count("pass"),
    warn: count("warn"),
    fail: count("fail"),
  })
}

/** All ten stand there from the beginning: what was not tried is not left out. */
function Tests({ smokes }: { smokes: readonly SmokeShown[] }) {
  return (
    <ol className="grid xl:grid-cols-2">
      {SMOKE_TESTS.map((name) => {
        const found = smokes.find((one) => one.name === name)
        const look = found && LOOKS[found.outcome]
        const Icon = look?.Icon ?? LATER
        return (
          <li
            key={name}
            className="grid grid-cols-[1rem_minmax(0,1fr)_auto] gap-x-3 border-t border-line px-4 py-2 text-sm first:border-t-0 xl:[&:nth-child(2)]:border-t-0"
          >
            <Icon aria-hidden="true" className={cn("mt-0.5 size-4", look?.tone ?? "text-ink-3")} />
            <div className="min-w-0">
              <p className={found ? "text-ink" : "text-ink-3"}>{smokeTitle(name)}</p>
              {found && <p className="text-xs text-ink-3 [overflow-wrap:anywhere]">{found.detail}</p>}
            </div>
            <div className="text-right text-xs">
              <p className="text-ink-2">{found ? smokeWord(found.outcome) : t("Not tried")}</p>
              {found && <p className="text-ink-3 tabular-nums">{duration(found.ms)}</p>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

const LATER = icon("circle-dashed")
