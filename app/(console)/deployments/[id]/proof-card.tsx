import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { cn } from "@/components/ui/cn"
import { type DeploymentView, PROOF_SIDES, type ProofColumn, type ProofSide } from "@/lib/deployments/schema"
import { t } from "@/lib/say"

const LOOKS = {
  agrees: { Icon: icon("circle-check"), tone: "text-green" },
  differs: { Icon: icon("octagon-x"), tone: "text-red" },
  unknown: { Icon: icon("circle-question-mark"), tone: "text-amber" },
}

/** Requested = registry = host = /version. A green pipeline proves none of it. */
export function ProofCard({ deployment: { proof, kind } }: { deployment: DeploymentView }) {
  if (kind === "stop") return null
  const titles: Record<ProofSide, string> = {
    requested: t("Requested"),
    registry: t("Registry"),
    host: t("The host's own API"),
    version: "/version",
  }
  return (
    <Card
      title={t("Four-way proof")}
      id="proof"
      hint={t("The image must be the same on all four sides.")}
      flush
      actions={
        proof &&
        (proof.isProven ? (
          <Badge tone="green">{t("Proven")}</Badge>
        ) : (
          <Badge tone="red">{t("Not proven")}</Badge>
        ))
      }
    >
      {proof ? (
        <ul className="grid divide-y divide-line sm:grid-cols-4 sm:divide-x sm:divide-y-0">
          {PROOF_SIDES.map((side) => (
            <Side
              key={side}
              title={
                proof[side].witness
                  ? t("The host {host} itself", { host: proof[side].witness })
                  : titles[side]
              }
              column={proof[side]}
            />
          ))}
        </ul>
      ) : (
        <p className="px-4 py-3 text-sm text-ink-3">
          {t("Not looked at yet. Until all four sides agree, nothing is called deployed.")}
        </p>
      )}
    </Card>
  )
}

function Side({ title, column }: { title: string; column: ProofColumn }) {
  const { Icon, tone } = LOOKS[column.word]
  const word = { agrees: t("Agrees"), differs: t("Differs"), unknown: t("Did not say") }[column.word]
  return (
    <li className="grid min-w-0 content-start gap-1 p-4">
      <h3 className="text-xs font-medium text-ink-3">{title}</h3>
      <p className="flex items-center gap-1.5 text-sm font-medium text-ink">
        <Icon aria-hidden="true" className={cn("size-4 shrink-0", tone)} />
        {word}
      </p>
      {column.digest && (
        <code
          title={column.digest}
          className={cn(
            "line-clamp-2 font-mono text-xs break-all",
            column.word === "differs" ? "text-red" : "text-ink-2",
          )}
        >
          {column.digest.slice(0, 27)}…
        </code>
      )}
      <p className="text-xs text-ink-3 [overflow-wrap:anywhere]">{column.detail}</p>
    </li>
  )
}
